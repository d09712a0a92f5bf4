package calypte.server.gateway;

import calypte.model.device.DeviceSerial;
import calypte.server.firmware.Answers;
import calypte.server.firmware.FirmwareApi;
import calypte.server.firmware.Said;
import calypte.server.http.Body;
import calypte.server.wire.Wire;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Function;

/// `POST /gateway/registration`: the door for devices that speak HTTP.
public final class GatewayRoutes implements HttpService {

    private static final String FIRMWARE = "firmware_serial";

    private final Gateway gateway;
    private final Wire wire;

    public GatewayRoutes(Gateway gateway, Wire wire) {
        this.gateway = gateway;
        this.wire = wire;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/registration", this::register);
    }

    private void register(ServerRequest request, ServerResponse response) {
        var body = Body.of(request);
        var serial = body.required("device_serial", DeviceSerial::new);
        var key = body.required("shared_key", Function.identity());
        body.check();
        var said = Said.registration(serial.value(), body, FIRMWARE);
        var answer = gateway.overHttp(said, key.value(), request.remotePeer().host());
        if (answer instanceof FirmwareApi.Answer.Ok(var reply)) {
            var words = Said.words(said, FIRMWARE);
            wire.exchanged(said.serial(), "POST /gateway/registration", words, reply, key.value());
        }
        Answers.send(response, answer);
    }
}
