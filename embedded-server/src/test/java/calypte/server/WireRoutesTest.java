package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an operator sees of the messages between a device and the server.
@OnTheSharedServer
class WireRoutesTest {

    private final RunningServer server;
    private final Operator operator;
    private final String type;

    WireRoutesTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.type = operator.type();
    }

    @Test
    void bothSidesOfARegistrationAndItsUpdateAreThere() throws Exception {
        operator.announced(type, "1.0.0");
        var device = operator.device(type, operator.released(type, "2.0.0"));
        var serial = new DeviceSerial(device.serial());

        try (var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key())) {
            mqtt.register(
                    json(
                            "{'firmware_serial':'fw-1.0.0','boot_id':'b1','shared_key':'%s'}",
                            device.key()));
            mqtt.await(Topics.UPDATE);
            await().atMost(Duration.ofSeconds(20)).until(() -> wire(device).size() >= 3);
        }

        var topics = wire(device).stream().map(it -> it.at("/topic").asString()).toList();
        assertThat(topics)
                .startsWith(
                        Topics.REGISTRATION.of(serial),
                        Topics.REGISTRATION_REPLY.of(serial),
                        Topics.UPDATE.of(serial));
        assertThat(wire(device).get(0).at("/direction").asString()).isEqualTo("UP");
        assertThat(wire(device).get(0).at("/payload").asString()).contains("fw-1.0.0", "•••");
        assertThat(wire(device).get(1).at("/qos").asInt()).isEqualTo(1);
        assertThat(wire(device).get(2).at("/payload").asString()).contains("update_id");
        assertThat(wire(device).toString()).doesNotContain(device.key());
    }

    @Test
    void aRegistrationOverHttpIsThereWithoutItsKey() {
        operator.announced(type, "1.0.0");
        var device = operator.device(type, null);
        var stranger = new Operator.Entered(device.id(), device.serial(), "no-key-of-this-device");

        Operator.register(server.device(), stranger, "fw-1.0.0", "b0");
        Operator.register(server.device(), device, "fw-1.0.0", "b1");
        server.device()
                .as(device.serial(), device.key())
                .post(
                        "/registration",
                        json(
                                "{'device_serial':'%s','current_firmware_serial':'fw-1.0.0'}",
                                device.serial()));

        assertThat(wire(device))
                .extracting(it -> it.at("/topic").asString())
                .containsExactly(
                        "POST /gateway/registration",
                        "POST /gateway/registration",
                        "POST /registration",
                        "POST /registration");
        assertThat(wire(device).get(0).at("/payload").asString())
                .isEqualTo(
                        json(
                                "{'device_serial':'%s','firmware_serial':'fw-1.0.0','boot_id':'b1'}",
                                device.serial()));
        assertThat(wire(device).get(1).at("/payload").asString()).contains("register_again_in_s");
        assertThat(wire(device).get(1).at("/qos").isNull()).isTrue();
        assertThat(wire(device).toString()).doesNotContain(device.key());
    }

    @Test
    void aNewDeviceDoesNotInheritTheMessagesOfAnEarlierOneOfItsSerial() {
        operator.announced(type, "1.0.0");
        var first = operator.device(type, null);
        Operator.register(server.device(), first, "fw-1.0.0", "b1");
        operator.api().delete("/devices/" + first.id());

        var second = operator.device(first.serial(), type, null);

        assertThat(wire(second)).isEmpty();
        assertThat(operator.api().get("/devices/" + first.id() + "/wire").status()).isEqualTo(404);
        assertThat(operator.api().get("/devices/" + UUID.randomUUID() + "/wire").status())
                .isEqualTo(404);
        assertThat(operator.api().get("/devices/x/wire").text("type"))
                .isEqualTo("/problems/unknown-device");
    }

    private List<JsonNode> wire(Operator.Entered device) {
        var answer = operator.api().get("/devices/" + device.id() + "/wire");
        assertThat(answer.status()).isEqualTo(200);
        return List.copyOf(answer.json().at("/items").values());
    }
}
