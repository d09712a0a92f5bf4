package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.server.http.Body;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/// `/devices/{id}/hold`, `/release`, `/retry`, `/cancel`, and the same for many at once.
public final class InterventionRoutes implements HttpService {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Interventions interventions;
    private final FleetReader fleet;

    public InterventionRoutes(Interventions interventions, FleetReader fleet) {
        this.interventions = interventions;
        this.fleet = fleet;
    }

    @Override
    public void routing(HttpRules rules) {
        for (var what : Intervention.values()) {
            rules.post(
                            "/devices/" + what.verb(),
                            (request, response) -> many(what, request, response))
                    .post(
                            "/devices/{id}/" + what.verb(),
                            (request, response) -> one(what, request, response));
        }
    }

    private void one(Intervention what, ServerRequest request, ServerResponse response) {
        // A reason is welcome, and a body for it is not needed.
        var body = request.content().hasEntity() ? Body.of(request) : Body.parse(NOTHING);
        var wish = wish(what, body, request);
        body.check();
        var id = Query.id(request, "id").map(DeviceId::new);
        var outcome =
                id.map(it -> interventions.one(it, wish))
                        .orElseGet(Interventions.Outcome.Unknown::new);
        switch (outcome) {
            case Interventions.Outcome.Done(var device) -> DeviceRoutes.show(response, device);
            case Interventions.Outcome.NothingToDo(var device) ->
                    nothingToDo(what, device).send(response);
            case Interventions.Outcome.Unknown _ -> DeviceRoutes.notFound(response);
        }
    }

    private void many(Intervention what, ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var selection = Selection.of(body);
        var dryRun = Boolean.TRUE.equals(body.flag("dry_run"));
        var wish = wish(what, body, request);
        body.check();
        var counts = interventions.many(selection.from(fleet, request), wish, dryRun);
        Json.send(response, Status.OK_200, counts);
    }

    private static Interventions.Wish wish(Intervention what, Body body, ServerRequest request) {
        var source = Source.operator(request.remotePeer().host());
        return new Interventions.Wish(what, body.optional("reason", DeviceWords::reason), source);
    }

    private static Problem nothingToDo(Intervention what, DeviceView device) {
        var why =
                switch (what) {
                    case HOLD -> "it is held already";
                    case RELEASE -> "it is neither held nor in quarantine";
                    case RETRY -> "no attempt of its update has ended badly";
                    case CANCEL -> "no update of it is under way or still to come";
                };
        return Problem.of(
                Status.CONFLICT_409,
                "nothing-to-" + what.verb(),
                device.deviceSerial() + ": " + why);
    }
}
