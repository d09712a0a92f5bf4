package calypte.console.commands;

import calypte.console.client.Trouble;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Rows on their way to stdout, a page at a time: a fleet does not have to fit into memory.
sealed interface Listing permits TableListing, JsonListing, CsvListing {

    void page(List<JsonNode> rows) throws Trouble;

    /// There are no more.
    void end();
}
