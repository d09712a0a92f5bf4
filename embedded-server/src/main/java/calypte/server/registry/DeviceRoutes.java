package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.server.http.Body;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/devices` and, as the flow draws it, `/device`. Reads a request, asks the registry, writes the
/// answer; decides nothing.
public final class DeviceRoutes implements HttpService {

    private static final int PAGE = 200;

    private final Devices devices;
    private final DevicePatches patches;
    private final FleetReader fleet;

    public DeviceRoutes(Devices devices, DevicePatches patches, FleetReader fleet) {
        this.devices = devices;
        this.patches = patches;
        this.fleet = fleet;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::enter)
                .get("/", this::list)
                .get("/count", this::count)
                .get("/{id}", this::get)
                .patch("/{id}", this::patch)
                .delete("/{id}", this::delete)
                .post("/{id}/rekey", this::rekey)
                .post("/{id}/disable", this::disable)
                .post("/{id}/enable", this::enable);
    }

    private void enter(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var asked = DeviceWords.newDevice(body);
        body.check();
        switch (devices.enter(List.of(asked.orElseThrow()), source(request))) {
            case Devices.Entered.All(var entered) -> {
                var device = entered.getFirst();
                response.header(HeaderNames.LOCATION, "/devices/" + device.device().id());
                response.header(HeaderNames.ETAG, etag(device.device()));
                Json.send(response, Status.CREATED_201, DeviceWords.withKey(device));
            }
            case Devices.Entered.None(var refusals) ->
                    DeviceWords.problem(refusals.getFirst(), asked.orElseThrow()).send(response);
        }
    }

    private void list(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var limit = query.number("limit", PAGE, 1, FleetReader.LARGEST_PAGE);
        var page =
                query.understood(() ->
                        fleet.page(
                                query.text("filter"),
                                query.text("sort"),
                                limit,
                                query.text("cursor")));
        Json.send(response, Status.OK_200, page);
    }

    private void count(ServerRequest request, ServerResponse response) {
        var query = Query.of(request);
        var count = query.understood(() -> fleet.count(query.text("filter")));
        Json.send(response, Status.OK_200, Map.of("count", count));
    }

    private void get(ServerRequest request, ServerResponse response) {
        show(response, id(request).flatMap(fleet::device));
    }

    private void patch(ServerRequest request, ServerResponse response) {
        var id = id(request);
        if (id.isEmpty()) {
            notFound(response);
            return;
        }
        var patch = DevicePatch.of(Body.of(request), request.headers().first(HeaderNames.IF_MATCH));
        switch (patches.apply(id.get(), patch, source(request))) {
            case DevicePatches.Outcome.Done(var device) -> show(response, Optional.of(device));
            case DevicePatches.Outcome.Unknown _ -> notFound(response);
            case DevicePatches.Outcome.Refused(var problem) -> problem.send(response);
        }
    }

    private void delete(ServerRequest request, ServerResponse response) {
        if (id(request).filter(id -> devices.delete(id, source(request))).isPresent()) {
            response.status(Status.NO_CONTENT_204).send();
        } else {
            notFound(response);
        }
    }

    private void rekey(ServerRequest request, ServerResponse response) {
        var rekeyed = id(request).flatMap(id -> devices.rekey(id, source(request)));
        if (rekeyed.isPresent()) {
            response.header(HeaderNames.ETAG, etag(rekeyed.get().device()));
            Json.send(response, Status.OK_200, DeviceWords.withKey(rekeyed.get()));
        } else {
            notFound(response);
        }
    }

    private void disable(ServerRequest request, ServerResponse response) {
        show(response, id(request).flatMap(id -> devices.disable(id, source(request))));
    }

    private void enable(ServerRequest request, ServerResponse response) {
        show(response, id(request).flatMap(id -> devices.enable(id, source(request))));
    }

    private static void show(ServerResponse response, Optional<DeviceView> device) {
        device.ifPresentOrElse(it -> show(response, it), () -> notFound(response));
    }

    static void show(ServerResponse response, DeviceView device) {
        response.header(HeaderNames.ETAG, etag(device));
        Json.send(response, Status.OK_200, device);
    }

    static void notFound(ServerResponse response) {
        Problem.of(Status.NOT_FOUND_404, "unknown-device", "there is no device of that id")
                .send(response);
    }

    /// What cannot be an id is the id of nothing.
    private static Optional<DeviceId> id(ServerRequest request) {
        return Query.id(request, "id").map(DeviceId::new);
    }

    private static String etag(DeviceView device) {
        return "\"" + device.version() + "\"";
    }

    private static Source source(ServerRequest request) {
        return Source.operator(request.remotePeer().host());
    }
}
