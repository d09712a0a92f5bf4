package calypte.console.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A list of the server's, read page by page: each is asked for when it is wanted.
public final class Pages {

    private final FleetJson fleet;
    private final String path;
    private final @Nullable Object[] query;
    private boolean isOver;

    Pages(FleetJson fleet, String path, @Nullable Object[] query, int limit) {
        this.fleet = fleet;
        this.path = path;
        this.query = Arrays.copyOf(query, query.length + 4);
        this.query[query.length] = "limit";
        this.query[query.length + 1] = limit;
        this.query[query.length + 2] = "cursor";
    }

    /// Whether there may be another page.
    public boolean hasNext() {
        return !isOver;
    }

    public List<JsonNode> next() throws Trouble {
        var answer = fleet.get(path, query);
        var items = new ArrayList<JsonNode>();
        answer.path("items").forEach(items::add);
        var next = answer.path("next");
        isOver = next.isNull() || next.isMissingNode();
        query[query.length - 1] = next.asString("");
        return items;
    }

    /// All that is left.
    public List<JsonNode> all() throws Trouble {
        var all = new ArrayList<JsonNode>();
        while (hasNext()) {
            all.addAll(next());
        }
        return all;
    }
}
