package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What devices may say, and what is made of it.
@OnTheSharedServer
class GatewayTest {

    private final RunningServer server;
    private final Operator operator;
    private final String type;

    GatewayTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.type = operator.type();
    }

    @Test
    void aMalformedMessageIsAuditedAndTheNextOneIsHeard() throws Exception {
        var device = operator.device(type, null);
        var topic = Topics.REGISTRATION.of(new DeviceSerial(device.serial()));
        var progress = Topics.PROGRESS.of(new DeviceSerial(device.serial()));
        try (var mqtt = connect(device)) {
            mqtt.send(topic, "{", null);
            mqtt.send(topic, "\u0000\u0001", null);
            mqtt.send(topic, "", null);
            mqtt.send(topic, json("{'firmware_serial':7}"), null);
            mqtt.send(topic, "[".repeat(5_000), null);
            mqtt.send(progress, json("{'update_id':'x','state':'DANCING'}"), null);
            mqtt.register(json("{'firmware_serial':'f','boot_id':'b1'}"));

            assertThat(reply(mqtt).at("/stale").isMissingNode()).isTrue();
        }
        await().until(() -> operator.actions(device).contains("device-refused"));
        var warning = operator.last(device, "device-refused");
        assertThat(warning.at("/log/level").asString()).isEqualTo("warn");
        assertThat(warning.at("/event/reason").asString()).contains("malformed");
        assertThat(operator.actions(device)).contains("device-registered");
    }

    @Test
    void aFloodOfNonsenseIsCountedAndDoesNotFillTheTrail() throws Exception {
        var device = operator.device(type, null);
        var topic = Topics.REGISTRATION.of(new DeviceSerial(device.serial()));
        try (var mqtt = connect(device)) {
            for (var nonsense = 0; nonsense < 30; nonsense++) {
                mqtt.send(topic, "{", null);
            }
            mqtt.register(json("{'firmware_serial':'f','boot_id':'b1'}"));
            reply(mqtt);
        }

        await().until(() -> operator.actions(device).contains("device-refused"));
        assertThat(operator.actions(device)).containsOnlyOnce("device-refused");
    }

    @Test
    void whoAsksForHisAnswerElsewhereGetsItOnHisOwnTopic() throws Exception {
        var device = operator.device(type, null);
        var victim = operator.device(type, null);
        var foreign = Topics.UPDATE.of(new DeviceSerial(victim.serial()));
        try (var mqtt = connect(device);
                var other = connect(victim)) {
            mqtt.send(
                    Topics.REGISTRATION.of(new DeviceSerial(device.serial())),
                    json("{'firmware_serial':'f','boot_id':'b1'}"),
                    foreign);

            assertThat(reply(mqtt).at("/device_id").asString()).isEqualTo(device.id());
            assertThat(other.hasNo(Topics.UPDATE)).isTrue();
        }
        await().until(() -> operator.actions(device).contains("device-refused"));
        assertThat(operator.last(device, "device-refused").at("/event/reason").asString())
                .contains("another topic");
    }

    @Test
    void aReplayedRegistrationIsAnsweredAndChangesNothing() throws Exception {
        var one = operator.announced(type, "1.0.0");
        operator.announced(type, "2.0.0");
        var device = operator.device(type, one);
        try (var mqtt = connect(device)) {
            mqtt.register(json("{'firmware_serial':'fw-2.0.0','boot_id':'b1','seq':1}"));
            reply(mqtt);
            mqtt.register(json("{'firmware_serial':'fw-1.0.0','boot_id':'b2','seq':5}"));
            assertThat(reply(mqtt).at("/sync").asString()).isEqualTo("IN_SYNC");
            var told = operator.actions(device);

            for (var old :
                    new String[] {
                        "{'firmware_serial':'fw-2.0.0','boot_id':'b1','seq':2}",
                        "{'firmware_serial':'fw-2.0.0','boot_id':'b2','seq':5}",
                        "{'firmware_serial':'fw-2.0.0','boot_id':'b2','seq':4}"
                    }) {
                mqtt.register(json(old));
                var stale = reply(mqtt);
                assertThat(stale.at("/stale").asBoolean()).as(old).isTrue();
                assertThat(stale.at("/sync").asString()).isEqualTo("IN_SYNC");
            }
            assertThat(operator.actions(device)).isEqualTo(told);
            assertThat(operator.see(device).at("/current_firmware_id").asString()).isEqualTo(one);
        }
    }

    @Test
    void otherFirmwareWithinOneBootIsKeptAsReportedAndNothingElse() {
        var one = operator.announced(type, "1.0.0");
        operator.announced(type, "2.0.0");
        var device = operator.device(type, one);
        Operator.register(server.device(), device, "fw-1.0.0", "b1");

        var odd = Operator.register(server.device(), device, "fw-2.0.0", "b1");

        assertThat(odd.status()).isEqualTo(200);
        assertThat(odd.json().at("/warnings")).hasSize(1);
        var seen = operator.see(device);
        assertThat(seen.at("/reported_firmware_serial").asString()).isEqualTo("fw-2.0.0");
        assertThat(seen.at("/current_firmware_id").asString()).isEqualTo(one);
        assertThat(seen.at("/status/sync").asString()).isEqualTo("IN_SYNC");
    }

    @Test
    void unknownForeignAndRevokedFirmwareAreEachWarnedOf() {
        var assigned = operator.announced(type, "1.0.0");
        operator.announced(operator.type(), "7.7.7");
        var revoked = operator.announced(type, "0.9.0");
        operator.api().post("/firmware/" + revoked + "/revoke");
        var device = operator.device(type, assigned);
        Operator.register(server.device(), device, "fw-1.0.0", "b0");

        for (var bad :
                new String[][] {
                    {"nobody-knows", "not in the library"},
                    {"fw-7.7.7", "of another device type"},
                    {"fw-0.9.0", "revoked"}
                }) {
            var answer = Operator.register(server.device(), device, bad[0], "boot-" + bad[0]);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("sync")).isEqualTo("UNKNOWN_FIRMWARE");
            assertThat(answer.text("warnings/0")).contains(bad[1]);
            var event = operator.last(device, "device-firmware-unknown");
            assertThat(event.at("/event/reason").asString()).contains(bad[1]);
            assertThat(event.at("/event/outcome").asString()).isEqualTo("failure");
            assertThat(operator.see(device).at("/current_firmware_id").asString())
                    .isEqualTo(assigned);
        }
    }

    @Test
    void aDeviceThatSpeaksForAnotherIsRefused() throws Exception {
        var device = operator.device(type, null);
        var victim = operator.device(type, null);
        var mqtt = connect(device);

        assertThatThrownBy(
                        () -> {
                            mqtt.send(
                                    Topics.REGISTRATION.of(new DeviceSerial(victim.serial())),
                                    json("{'firmware_serial':'f','boot_id':'b1'}"),
                                    null);
                            await().until(() -> !mqtt.isConnected());
                            throw new MqttException(0);
                        })
                .isInstanceOf(MqttException.class);
        await().until(() -> operator.actions(device).contains("device-refused"));
        assertThat(operator.see(victim).at("/registered_at").isNull()).isTrue();
        assertThatThrownBy(
                        () -> MqttDevice.connect(server.at().mqtt(), victim.serial(), device.key()))
                .isInstanceOf(MqttException.class);
    }

    @Test
    void whoIsShutOutOrRekeyedIsCutOffWithinASecond() throws Exception {
        for (var verb : new String[] {"disable", "rekey"}) {
            var device = operator.device(type, null);
            try (var mqtt = connect(device)) {
                var answer = operator.api().post("/devices/" + device.id() + "/" + verb);
                assertThat(answer.status()).isEqualTo(200);

                await().atMost(Duration.ofSeconds(1)).until(() -> !mqtt.isConnected());
            }
            assertThatThrownBy(() -> connect(device)).isInstanceOf(MqttException.class);
        }
    }

    private MqttDevice connect(Operator.Entered device) throws MqttException {
        return MqttDevice.connect(server.at().mqtt(), device.serial(), device.key());
    }

    private static JsonNode reply(MqttDevice mqtt) throws InterruptedException {
        return mqtt.await(Topics.REGISTRATION_REPLY).json();
    }
}
