package calypte.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.firmware.Digest;
import calypte.model.update.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks every arrow of the flow, in order, over real HTTP, real MQTT and a real database.
class RegistrationFlowTest {

    private static final byte[] IMAGE = "the image of 1.5.0".getBytes(StandardCharsets.UTF_8);

    @Test
    void anOperatorsDeviceRegistersDriftsAndIsUpdatedUntilItProvesIt(@TempDir Path data)
            throws Exception {
        try (var server = RunningServer.on(data)) {
            var front = server.operator();
            var type =
                    front.post("/device-types", "{'name':'thermo'}".replace('\'', '"')).text("id");
            var old = firmware(front, type, "fw-1.4.0", "1.4.0");
            var target = firmware(front, type, "fw-1.5.0", "1.5.0");
            assertThat(front.upload("/firmware/" + target + "/content", IMAGE).status())
                    .isEqualTo(201);

            // Front-App → CalypteAPI → database → Front-App
            var created =
                    front.post(
                            "/devices",
                            json(
                                    "{'device_serial':'SN-1','type_id':'%s','firmware_id':'%s'}",
                                    type, old));
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().at("/status/sync").asString()).isEqualTo("NEVER_SEEN");
            var id = created.text("id");
            var key = created.text("shared_key");

            // Device → Gateway → FirmwareAPI → CalypteAPI, and back
            var device = server.device();
            var ok =
                    device.post(
                            "/gateway/registration",
                            json(
                                    "{'device_serial':'SN-1','firmware_serial':'fw-1.4.0','shared_key':'%s','boot_id':'b1'}",
                                    key));
            assertThat(ok.status()).isEqualTo(200);
            assertThat(ok.text("sync")).isEqualTo("IN_SYNC");

            // … and FirmwareAPI's own door, as a third-party gateway calls it
            var forwarded =
                    device.as("SN-1", key)
                            .post(
                                    "/registration",
                                    json(
                                            "{'device_serial':'SN-1','current_firmware_serial':'fw-1.4.0','boot_id':'b1'}"));
            assertThat(forwarded.status()).isEqualTo(200);
            assertThat(
                            front.post(
                                            "/authenticate",
                                            json("{'device_serial':'SN-1','shared_key':'%s'}", key))
                                    .status())
                    .isEqualTo(200);

            // PATCH of the device's metadata: what it runs is checked, kept and audited
            var patched =
                    front.patch(
                            "/device/" + id,
                            json(
                                    "{'device_serial':'SN-1','current_firmware_serial':'nobody-knows-it'}"));
            assertThat(patched.status()).isEqualTo(200);
            assertThat(patched.json().at("/status/sync").asString()).isEqualTo("UNKNOWN_FIRMWARE");
            assertThat(patched.text("current_firmware_id")).isEqualTo(old);

            try (var mqtt = MqttDevice.connect(server.at().mqtt(), "SN-1", key)) {
                mqtt.register(json("{'firmware_serial':'fw-1.4.0','boot_id':'b2'}"));
                var reply = mqtt.await(Topics.REGISTRATION_REPLY).json();
                assertThat(reply.at("/sync").asString()).isEqualTo("IN_SYNC");

                // The loop finds the drift and tells the device over the message queue
                assertThat(
                                front.patch(
                                                "/devices/" + id,
                                                json("{'assigned_firmware_id':'%s'}", target))
                                        .status())
                        .isEqualTo(200);
                var order = mqtt.await(Topics.UPDATE).json();
                assertThat(order.at("/firmware/id").asString()).isEqualTo(target);
                assertThat(order.at("/attempt").asInt()).isEqualTo(1);
                var image = order.at("/firmware/url").asString();
                var fetched = new Api(server.at().device(), "").as("SN-1", key).get(image);
                assertThat(fetched.response().body()).isEqualTo(IMAGE);
                assertThat(order.at("/firmware/sha256").asString())
                        .isEqualTo(Digest.of(IMAGE).hex());
                mqtt.say(
                        json(
                                "{'update_id':'%s','state':'REBOOTING'}",
                                order.at("/update_id").asString()));
                await().until(() ->
                        front.get("/devices/" + id)
                                .json()
                                .at("/status/next")
                                .asString()
                                .contains("rebooting"));

                // It comes back with the right firmware: that, and nothing else, proves it
                mqtt.register(json("{'firmware_serial':'fw-1.5.0','boot_id':'b3'}"));
                assertThat(mqtt.await(Topics.REGISTRATION_REPLY).json().at("/sync").asString())
                        .isEqualTo("IN_SYNC");
            }

            assertThat(actions(front))
                    .containsSubsequence(
                            "device-created",
                            "device-registered",
                            "device-firmware-reported",
                            "device-firmware-unknown",
                            "device-registered",
                            "device-firmware-reported",
                            "device-assigned",
                            "update-dispatched",
                            "update-progressed",
                            "device-registered",
                            "device-firmware-reported",
                            "update-proven");
        }
    }

    private static String firmware(Api front, String type, String serial, String version) {
        var created =
                front.post(
                        "/firmware",
                        json(
                                "{'serial':'%s','version':'%s','type_id':'%s'}",
                                serial, version, type));
        assertThat(created.status()).isEqualTo(201);
        return created.text("id");
    }

    private static List<String> actions(Api front) {
        var actions = new ArrayList<String>();
        front.get("/audit?limit=500")
                .json()
                .at("/items")
                .forEach(event -> actions.add(event.at("/event/action").asString()));
        return actions;
    }

    private static String json(String text, Object... values) {
        return text.formatted(values).replace('\'', '"');
    }
}
