package calypte.console.commands;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One JSON array, with a row in each line.
final class JsonListing implements Listing {

    private final PrintStream out;
    private boolean isEmpty = true;

    JsonListing(PrintStream out) {
        this.out = out;
    }

    @Override
    public void page(List<JsonNode> rows) {
        for (var row : rows) {
            out.print(isEmpty ? "[\n" : ",\n");
            out.print(row);
            isEmpty = false;
        }
    }

    @Override
    public void end() {
        out.print(isEmpty ? "[]\n" : "\n]\n");
    }
}
