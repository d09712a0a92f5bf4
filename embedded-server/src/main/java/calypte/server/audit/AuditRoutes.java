package calypte.server.audit;

import calypte.server.audit.AuditPages.Range;
import calypte.server.audit.AuditPages.Stored;
import calypte.server.http.Export;
import calypte.server.http.Query;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// `GET /audit`: the stored trail, in pages or as a file. The documents go out as they are stored,
/// byte for byte.
public final class AuditRoutes implements HttpService {

    private static final int USUAL = 200;
    private static final int MOST = 500;

    private final AuditPages pages;
    private final InstantSource clock;

    public AuditRoutes(AuditPages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::page).get("/export", this::export);
    }

    private void page(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var limit = query.number("limit", USUAL, 1, MOST);
        var range = range(query);
        var filter = query.text("filter");
        var items = query.understood(() -> pages.page(filter, range, limit, clock.instant()));
        response.header(HeaderValues.CONTENT_TYPE_JSON)
                .send(json(items, limit).getBytes(StandardCharsets.UTF_8));
    }

    private void export(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var format = query.oneOf("format", "ndjson", "csv");
        var filter = query.text("filter");
        var range = range(query);
        var events = query.understood(() -> pages.all(filter, range, clock.instant()));
        var export =
                format.equals("csv")
                        ? Export.csv(EventCells.HEADER, EventCells::of)
                        : Export.ndjson(Stored::document);
        export.send(request, response, "audit", events);
    }

    private static Range range(Query query) {
        return new Range(
                query.whole("after", 0, Long.MAX_VALUE),
                query.whole("before", 0, Long.MAX_VALUE),
                query.oneOf("order", "asc", "desc").equals("desc"));
    }

    /// `next` is where to go on, as `after` or, from the newest, as `before`; null at the end.
    private static String json(List<Stored> items, int limit) {
        var next = items.size() < limit ? "null" : Long.toString(items.getLast().sequence());
        return items.stream()
                .map(Stored::document)
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":" + next + "}"));
    }
}
