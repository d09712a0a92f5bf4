package calypte.server.wire;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.http.Query;
import calypte.server.registry.DeviceView;
import calypte.server.registry.FleetReader;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// `GET /devices/{id}/wire`: what a device and the server last said to each other.
public final class WireRoutes implements HttpService {

    private final FleetReader fleet;
    private final Wire wire;

    public WireRoutes(FleetReader fleet, Wire wire) {
        this.fleet = fleet;
        this.wire = wire;
    }

    /// The answer. The component is the wire's field.
    private record Messages(List<Message> items) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/devices/{id}/wire", this::messages);
    }

    private void messages(ServerRequest request, ServerResponse response) {
        var device = Query.id(request, "id").map(DeviceId::new).flatMap(fleet::device);
        if (device.isEmpty()) {
            Problem.of(Status.NOT_FOUND_404, "unknown-device", "there is no device of that id")
                    .send(response);
        } else {
            Json.send(response, Status.OK_200, new Messages(of(device.get())));
        }
    }

    /// What an earlier device of that serial said is not this one's.
    private List<Message> of(DeviceView device) {
        return wire.of(new DeviceSerial(device.deviceSerial())).stream()
                .filter(message -> !message.at().isBefore(device.createdAt()))
                .toList();
    }
}
