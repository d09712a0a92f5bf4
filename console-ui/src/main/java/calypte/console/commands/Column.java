package calypte.console.commands;

import calypte.console.client.Trouble;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// One column of a list, or one line of a single thing.
///
/// @param name as JSON would have it; also the heading in CSV
/// @param isForTable whether a table has room for it; CSV has it all
/// @param isExact whether CSV has it without a guard against formulas, such as a key
record Column(String name, boolean isForTable, boolean isExact, Cell cell) {

    /// What stands in the column of one row.
    interface Cell {
        String of(JsonNode row) throws Trouble;
    }

    static Column of(String name, Cell cell) {
        return new Column(name, true, false, cell);
    }

    /// A field as it is.
    static Column of(String name) {
        return of(name, row -> text(row.path(name)));
    }

    Column onlyCsv() {
        return new Column(name, false, isExact, cell);
    }

    Column exact() {
        return new Column(name, isForTable, true, cell);
    }

    String heading() {
        return name.replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    /// The value in one line; empty if there is none.
    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isContainer() ? value.toString() : value.asString();
    }
}
