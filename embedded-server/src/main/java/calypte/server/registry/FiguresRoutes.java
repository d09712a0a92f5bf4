package calypte.server.registry;

import calypte.server.http.Json;
import calypte.server.http.Query;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The whole fleet in figures: `/fleet/summary`, `/fleet/drift`, `/fleet/history`.
public final class FiguresRoutes implements HttpService {

    private static final int DAY = 24;
    private static final int SEASON = 24 * 90;
    private static final int POINTS = 300;
    private static final int MOST_POINTS = 2_160;

    private final FleetFigures figures;
    private final FleetHistory history;

    public FiguresRoutes(FleetFigures figures, FleetHistory history) {
        this.figures = figures;
        this.history = history;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        "/fleet/summary",
                        (_, response) -> Json.send(response, Status.OK_200, figures.summary()))
                .get(
                        "/fleet/drift",
                        (_, response) -> Json.send(response, Status.OK_200, figures.drift()))
                .get("/fleet/history", this::history);
    }

    private void history(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var hours = query.number("hours", DAY, 1, SEASON);
        var points = query.number("points", POINTS, 2, MOST_POINTS);
        Json.send(response, Status.OK_200, history.last(hours, points));
    }
}
