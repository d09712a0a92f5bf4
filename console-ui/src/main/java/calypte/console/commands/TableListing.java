package calypte.console.commands;

import calypte.console.client.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Columns for a person. The first page decides how wide they are; what comes later and is wider
/// pushes its own line aside.
final class TableListing implements Listing {

    private static final String GAP = "  ";

    /// What a device says of itself must not steer the terminal.
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Terminal terminal;
    private final List<Column> columns;
    private final List<Integer> widths = new ArrayList<>();

    TableListing(Terminal terminal, List<Column> columns) {
        this.terminal = terminal;
        this.columns = columns.stream().filter(Column::isForTable).toList();
    }

    @Override
    public void page(List<JsonNode> rows) throws Trouble {
        var lines = new ArrayList<List<String>>();
        for (var row : rows) {
            lines.add(cells(row));
        }
        if (widths.isEmpty() && !lines.isEmpty()) {
            lines.addFirst(columns.stream().map(Column::heading).toList());
            for (var i = 0; i < columns.size(); i++) {
                var at = i;
                widths.add(lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
            }
        }
        lines.forEach(this::print);
    }

    @Override
    public void end() {
        if (widths.isEmpty()) {
            terminal.note("none");
        }
    }

    /// One thing alone, a line for each column that has something to say.
    void one(JsonNode row) throws Trouble {
        var width = columns.stream().mapToInt(column -> column.name().length()).max().orElse(0);
        for (var column : columns) {
            var cell = shown(column.cell().of(row));
            if (!cell.isEmpty()) {
                var name = column.name().replace('_', ' ');
                terminal.out().println(name + " ".repeat(width - name.length()) + GAP + cell);
            }
        }
    }

    private List<String> cells(JsonNode row) throws Trouble {
        var cells = new ArrayList<String>();
        for (var column : columns) {
            cells.add(shown(column.cell().of(row)));
        }
        return cells;
    }

    private static String shown(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    private void print(List<String> cells) {
        var line = new StringBuilder();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            line.append(cell).append(" ".repeat(Math.max(0, widths.get(i) - cell.length())));
            line.append(GAP);
        }
        terminal.out().println(line.toString().stripTrailing());
    }
}
