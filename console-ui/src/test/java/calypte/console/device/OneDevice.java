package calypte.console.device;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.frame.Place;
import calypte.model.device.DeviceId;
import java.util.UUID;

/// A pretended server that knows one device, in the state that a test wants it in.
final class OneDevice {

    static final String ID = Sample.id(1001);
    static final String PATH = "/devices/" + ID;
    static final Place.OneDevice PLACE =
            new Place.OneDevice(new DeviceId(UUID.fromString(ID)), "pump-0001");

    private OneDevice() {}

    static StubServer serving(String device) {
        var server = Sample.serving(device);
        return happened(server.answer("GET " + PATH, 200, device));
    }

    /// From now on these are its timeline, the newest first.
    static StubServer happened(StubServer server, String... items) {
        return server.answer(
                "GET " + PATH + "/timeline",
                200,
                """
                {"explanation":{"reason":"","evidence":[],"next":"","stuck":false},
                 "items":[%s],"next":null}\
                """
                        .formatted(String.join(",", items)));
    }

    static String item(long sequence, String action, String update, String title) {
        return """
        {"sequence":%1$d,"at":"2026-11-23T06:%1$02d:00Z","action":"%2$s","outcome":"success",
         "level":"info","title":"pump-0001 %4$s","detail":null,"update_id":%3$s,"attempt":null,
         "firmware":"1.5.0","event":{"user":{"name":"operator"},"labels":{"state":"VERIFYING"}}}\
        """
                .formatted(sequence, action, update, title);
    }

    /// With this in place of `"update":null`, and more fields.
    static String with(String device, String update) {
        return device.replace("\"update\":null", update);
    }
}
