package calypte.server.registry;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;

/// `/firmware/{id}/…`: what an operator does with a firmware that is there.
public final class FirmwareRoutes implements HttpService {

    private final FirmwareLife life;

    public FirmwareRoutes(FirmwareLife life) {
        this.life = life;
    }

    /// A revoked firmware, and the devices it leaves in want of another.
    private record RevokedView(@JsonUnwrapped FirmwareView firmware, Affected affected) {

        static RevokedView of(Catalogue.Entry entry, long updating) {
            var affected = new Affected(entry.running(), entry.assigned(), updating);
            return new RevokedView(FirmwareView.of(entry), affected);
        }
    }

    private record Affected(long running, long assigned, long updating) {}

    @Override
    public void routing(HttpRules rules) {
        rules.post("/firmware/{id}/publish", move(Firmware.State.PUBLISHED))
                .post("/firmware/{id}/deprecate", move(Firmware.State.DEPRECATED))
                .post("/firmware/{id}/revoke", move(Firmware.State.REVOKED));
    }

    private Handler move(Firmware.State state) {
        return (request, response) -> {
            var moved =
                    Query.id(request, "id")
                            .map(id -> life.move(new FirmwareId(id), state, source(request)))
                            .orElseGet(FirmwareLife.Changed.Unknown::new);
            switch (moved) {
                case FirmwareLife.Changed.Done(var entry) ->
                        Json.send(response, Status.OK_200, FirmwareView.of(entry));
                case FirmwareLife.Changed.Already(var entry) ->
                        Json.send(response, Status.OK_200, FirmwareView.of(entry));
                case FirmwareLife.Changed.Revoked(var entry, var updating) ->
                        Json.send(response, Status.OK_200, RevokedView.of(entry, updating));
                case FirmwareLife.Changed.Unknown _ -> FirmwareWords.unknown().send(response);
                case FirmwareLife.Changed.Forbidden(var why) ->
                        Problem.of(Status.CONFLICT_409, "wrong-state", why).send(response);
                case FirmwareLife.Changed.Untrusted _ -> FirmwareWords.untrusted().send(response);
            }
        };
    }

    private static Source source(ServerRequest request) {
        return Source.operator(request.remotePeer().host());
    }
}
