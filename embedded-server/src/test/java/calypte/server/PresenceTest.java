package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/// Who is shown as connected, however devices come and go.
@OnTheSharedServer
class PresenceTest {

    private final RunningServer server;
    private final Operator operator;
    private final String type;

    PresenceTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.type = operator.type();
    }

    @Test
    void whoIsConnectedIsShownSo() throws Exception {
        var device = operator.device(type, null);
        assertThat(link(device)).isEqualTo("NEVER_SEEN");
        try (var _ = connect(device)) {
            await().until(() -> link(device).equals("ONLINE"));
        }
        await().until(() -> link(device).equals("OFFLINE"));
    }

    @Test
    void whoRegistersAndLeavesAtOnceIsAway() throws Exception {
        var device = operator.device(type, null);

        for (var visit = 1; visit <= 12; visit++) {
            var mqtt = connect(device);
            mqtt.register(json("{'firmware_serial':'f','boot_id':'b%d'}", visit));
            mqtt.close();
            var heard = visit;
            await().until(() -> registrations(device) == heard);
            await("visit " + visit).until(() -> link(device).equals("OFFLINE"));
        }
    }

    @Test
    void aVisitorWhoIsTurnedAwayLeavesTheLinkOfWhoIsInside() throws Exception {
        var device = operator.device(type, null);
        try (var inside = connect(device)) {
            inside.register(json("{'firmware_serial':'f','boot_id':'b1'}"));
            inside.await(Topics.REGISTRATION_REPLY);

            assertThatThrownBy(() -> connectAs("somebody-else", device))
                    .isInstanceOf(MqttException.class);

            await().until(() -> operator.actions(device).contains("device-refused"));
            await().during(Duration.ofSeconds(1)).until(() -> link(device).equals("ONLINE"));
        }
    }

    private long registrations(Operator.Entered device) {
        return operator.actions(device).stream().filter("device-registered"::equals).count();
    }

    private String link(Operator.Entered device) {
        return operator.see(device).at("/status/link").asString();
    }

    private MqttDevice connect(Operator.Entered device) throws MqttException {
        return connectAs(device.serial(), device);
    }

    private MqttDevice connectAs(String clientId, Operator.Entered device) throws MqttException {
        return MqttDevice.connect(server.at().mqtt(), clientId, device.serial(), device.key());
    }
}
