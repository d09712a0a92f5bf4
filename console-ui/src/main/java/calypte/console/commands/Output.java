package calypte.console.commands;

import calypte.console.client.Pages;
import calypte.console.client.Trouble;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Writes data to stdout in the form that was asked for.
final class Output {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, json or csv (default: table)")
    private Format format = Format.TABLE;

    boolean isTable() {
        return format == Format.TABLE;
    }

    /// A list as it comes, at most `most` rows of it.
    void all(Terminal terminal, List<Column> columns, Pages pages, long most) throws Trouble {
        var listing = listing(terminal, columns);
        var left = most;
        while (left > 0 && pages.hasNext()) {
            var rows = pages.next();
            var shown = rows.subList(0, (int) Math.min(left, rows.size()));
            listing.page(shown);
            left -= shown.size();
        }
        listing.end();
    }

    void some(Terminal terminal, List<Column> columns, List<JsonNode> rows) throws Trouble {
        var listing = listing(terminal, columns);
        listing.page(rows);
        listing.end();
    }

    /// One thing: an object, not a list of one.
    void one(Terminal terminal, List<Column> columns, JsonNode thing) throws Trouble {
        switch (format) {
            case TABLE -> new TableListing(terminal, columns).one(thing);
            case JSON -> terminal.out().println(thing.toPrettyString());
            case CSV -> some(terminal, columns, List.of(thing));
        }
    }

    private Listing listing(Terminal terminal, List<Column> columns) {
        return switch (format) {
            case TABLE -> new TableListing(terminal, columns);
            case JSON -> new JsonListing(terminal.out());
            case CSV -> new CsvListing(terminal.out(), columns);
        };
    }
}
