package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import calypte.server.broker.EmbeddedBroker;
import calypte.server.broker.Guests;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a client of a broker that is not its own, and that lets devices in by a list of
/// its own.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields in
class ExternalBrokerTest {

    private final Guests guests = new Guests();

    @TempDir Path elsewhere;
    @TempDir Path data;

    private EmbeddedBroker broker;
    private RunningServer server;
    private Operator operator;
    private String type;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(new EmbeddedBroker.Config(elsewhere, "127.0.0.1", 0), guests);
        var password = Files.writeString(data.resolve("mqtt"), broker.account().password());
        server =
                RunningServer.on(
                        data.resolve("server"),
                        Map.of(
                                Setting.MQTT_MODE,
                                "external",
                                Setting.MQTT_URL,
                                "mqtt://127.0.0.1:" + broker.port(),
                                Setting.MQTT_USERNAME,
                                broker.account().user(),
                                Setting.MQTT_PASSWORD_FILE,
                                password.toString(),
                                Setting.MQTT_TRUST_BROKER,
                                "true"));
        operator = new Operator(server.operator());
        type = operator.type();
        await().until(() -> health("status").equals("UP"));
    }

    @AfterEach
    void stop() {
        server.close();
        broker.close();
    }

    @Test
    void aDeviceRegistersIsOrderedTellsItsProgressAndProvesIt() throws Exception {
        operator.released(type, "1.0.0");
        var device = guest(operator.released(type, "2.0.0"));
        try (var mqtt = connect(device)) {
            mqtt.register(json("{'firmware_serial':'fw-1.0.0','boot_id':'b1'}"));
            var reply = mqtt.await(Topics.REGISTRATION_REPLY).json();
            assertThat(reply.at("/sync").asString()).isEqualTo("DRIFTED");

            var order = mqtt.await(Topics.UPDATE).json();
            var id = order.at("/update_id").asString();
            mqtt.say(json("{'update_id':'%s','attempt':1,'state':'INSTALLING'}", id));
            await().until(() -> status(device, "next").contains("installing"));

            mqtt.register(json("{'firmware_serial':'fw-2.0.0','boot_id':'b2'}"));
            assertThat(mqtt.await(Topics.REGISTRATION_REPLY).json().at("/sync").asString())
                    .isEqualTo("IN_SYNC");
            assertThat(operator.actions(device))
                    .containsSubsequence(
                            "device-registered",
                            "update-dispatched",
                            "update-progressed",
                            "update-proven");
        }
    }

    @Test
    void presenceIsWhatADeviceSaysOfIt() throws Exception {
        var device = guest(null);
        var topic = Topics.PRESENCE.of(new DeviceSerial(device.serial()));
        try (var mqtt = connect(device)) {
            // The broker alone knows of the session, and tells nobody.
            assertThat(status(device, "link")).isEqualTo("NEVER_SEEN");

            mqtt.send(topic, "online", null);
            await().until(() -> status(device, "link").equals("ONLINE"));
            assertThat(health("sessions")).isEqualTo("1");
            mqtt.send(topic, "offline", null);
            await().until(() -> status(device, "link").equals("OFFLINE"));

            mqtt.register(json("{'firmware_serial':'f','boot_id':'b1'}"));
            await().until(() -> status(device, "link").equals("ONLINE"));
        }
        // Its connection ended without a word or a will: the last that was heard of it holds.
        assertThat(status(device, "link")).isEqualTo("ONLINE");
    }

    @Test
    void whoIsDisabledStaysConnectedAndIsAnsweredNoMore() throws Exception {
        var device = guest(operator.released(type, "2.0.0"));
        try (var mqtt = connect(device)) {
            mqtt.register(json("{'firmware_serial':'fw-2.0.0','boot_id':'b1'}"));
            mqtt.await(Topics.REGISTRATION_REPLY);
            var path = "/devices/" + device.id();
            assertThat(operator.api().post(path + "/disable").status()).isEqualTo(200);

            mqtt.register(json("{'firmware_serial':'odd','boot_id':'b2'}"));

            await().during(Duration.ofMillis(500))
                    .until(() ->
                            mqtt.hasNo(Topics.REGISTRATION_REPLY) && mqtt.hasNo(Topics.UPDATE));
            assertThat(mqtt.isConnected()).isTrue();
            assertThat(operator.see(device).at("/reported_firmware_serial").asString())
                    .isEqualTo("fw-2.0.0");
        }
    }

    /// The line is made anew as often as it breaks, and health says so meanwhile.
    @Test
    void withoutTheBrokerTheServerIsDegradedAndHearsDevicesOverHttp() {
        var device = guest(null);

        broker.close();

        await().until(() -> health("status_text").equals("broker down"));
        assertThat(Operator.register(server.device(), device, "f", "b").status()).isEqualTo(200);
    }

    private Operator.Entered guest(@Nullable String firmware) {
        var device = operator.device(type, firmware);
        guests.keys.put(device.serial(), device.key());
        return device;
    }

    private MqttDevice connect(Operator.Entered device) throws Exception {
        var at = URI.create("mqtt://127.0.0.1:" + broker.port());
        return MqttDevice.connect(at, device.serial(), device.key());
    }

    private String status(Operator.Entered device, String field) {
        return operator.see(device).at("/status/" + field).asString();
    }

    private String health(String field) {
        return operator.api().get("/health/ready").json().at("/" + field).asString();
    }
}
