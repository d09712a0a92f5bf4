package calypte.server.firmware;

import calypte.model.device.DeviceSerial;
import calypte.server.http.Body;
import calypte.server.http.Problem;
import calypte.server.registry.Pause;
import calypte.server.registry.Source;
import calypte.server.wire.Wire;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `POST /registration`: FirmwareAPI as third-party gateways call it, the device's credential as
/// HTTP Basic.
public final class RegistrationRoutes implements HttpService {

    private static final String FIRMWARE = "current_firmware_serial";

    private final FirmwareApi firmware;
    private final Wire wire;

    public RegistrationRoutes(FirmwareApi firmware, Wire wire) {
        this.firmware = firmware;
        this.wire = wire;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::register);
    }

    private void register(ServerRequest request, ServerResponse response) {
        var credential = BasicCredential.of(request);
        if (credential.isEmpty()) {
            Answers.refused(response, Pause.NONE);
            return;
        }
        var body = Body.of(request);
        var serial = body.required("device_serial", DeviceSerial::new);
        body.check();
        var said = Said.registration(serial.value(), body, FIRMWARE);
        if (!credential.get().serial().equals(said.serial().value())) {
            Problem.of(Status.FORBIDDEN_403, "other-device", "the credential is another device's")
                    .send(response);
            return;
        }
        var address = request.remotePeer().host();
        var key = credential.get().sharedKey();
        var answer = firmware.register(said, key, Source.http(address), address);
        if (answer instanceof FirmwareApi.Answer.Ok(var reply)) {
            var words = Said.words(said, FIRMWARE);
            wire.exchanged(said.serial(), "POST /registration", words, reply, key);
        }
        Answers.send(response, answer);
    }
}
