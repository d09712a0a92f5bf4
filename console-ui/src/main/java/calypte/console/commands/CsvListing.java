package calypte.console.commands;

import calypte.console.client.Trouble;
import calypte.console.csv.CsvLines;
import calypte.console.csv.Formula;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// RFC 4180, with a header.
final class CsvListing implements Listing {

    private final List<Column> columns;
    private final CsvLines lines;

    CsvListing(PrintStream out, List<Column> columns) {
        this.columns = columns;
        this.lines = new CsvLines(out);
        lines.add(columns.stream().map(Column::name).toList());
    }

    @Override
    public void page(List<JsonNode> rows) throws Trouble {
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (var column : columns) {
                var cell = column.cell().of(row);
                cells.add(column.isExact() ? cell : Formula.guarded(cell));
            }
            lines.addAsIs(cells);
        }
    }

    @Override
    public void end() {
        lines.flush();
    }
}
