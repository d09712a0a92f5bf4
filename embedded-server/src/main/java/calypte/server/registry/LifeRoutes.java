package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.drift.Explanation;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the updates of a device go, `/devices/{id}/attempts`, `/explanation`, `/timeline`; and
/// `/assignments/{id}/undo`.
public final class LifeRoutes implements HttpService {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;

    private final Views views;
    private final Attempts attempts;
    private final Timeline timeline;
    private final Undo undo;

    public LifeRoutes(Views views, Attempts attempts, Timeline timeline, Undo undo) {
        this.views = views;
        this.attempts = attempts;
        this.timeline = timeline;
        this.undo = undo;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/devices/{id}/attempts", this::attempts)
                .get("/devices/{id}/explanation", this::explanation)
                .get("/devices/{id}/timeline", this::timeline)
                .post("/assignments/{id}/undo", this::undo);
    }

    private void attempts(ServerRequest request, ServerResponse response) {
        id(request)
                .flatMap(attempts::of)
                .ifPresentOrElse(
                        all -> Json.send(response, Status.OK_200, new FleetReader.All<>(all)),
                        () -> DeviceRoutes.notFound(response));
    }

    private void explanation(ServerRequest request, ServerResponse response) {
        id(request)
                .flatMap(views::explained)
                .ifPresentOrElse(
                        it -> Json.send(response, Status.OK_200, it.explanation()),
                        () -> DeviceRoutes.notFound(response));
    }

    private void timeline(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var limit = query.number("limit", PAGE, 1, LARGEST_PAGE);
        var before = query.whole("before", 0, Long.MAX_VALUE);
        id(request)
                .flatMap(views::explained)
                .ifPresentOrElse(
                        it -> Json.send(response, Status.OK_200, page(it, before, limit)),
                        () -> DeviceRoutes.notFound(response));
    }

    private Page page(Views.Explained device, @Nullable Long before, int limit) {
        var items = timeline.of(device.id(), device.serial(), before, limit);
        var next = items.size() < limit ? null : items.getLast().sequence();
        return new Page(device.explanation(), items, next);
    }

    private void undo(ServerRequest request, ServerResponse response) {
        var source = Source.operator(request.remotePeer().host());
        Query.id(request, "id")
                .flatMap(id -> undo.undo(id, source))
                .ifPresentOrElse(
                        counts -> Json.send(response, Status.OK_200, counts),
                        () ->
                                Problem.of(
                                                Status.NOT_FOUND_404,
                                                "unknown-assignment",
                                                "there is no assignment of that id")
                                        .send(response));
    }

    private static Optional<DeviceId> id(ServerRequest request) {
        return Query.id(request, "id").map(DeviceId::new);
    }

    private record Page(Explanation explanation, List<Timeline.Item> items, @Nullable Long next) {}
}
