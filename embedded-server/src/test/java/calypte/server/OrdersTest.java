package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The life of an order, from drift to proof, and all that can come in between.
@OnTheSharedServer
class OrdersTest {

    private final RunningServer server;
    private final Operator operator;
    private final String type;
    private String target = "";

    OrdersTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.type = operator.type();
    }

    @BeforeEach
    void releaseTwo() {
        operator.announced(type, "1.0.0");
        target = operator.released(type, "2.0.0");
    }

    @Test
    void anOrderWaitsForADeviceThatIsAwayAndIsInTheReplyWhenItReturns() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connect(device)) {
            register(mqtt, "fw-2.0.0", "b1");
        }
        await().until(() -> status(device, "link").equals("OFFLINE"));
        var other = operator.released(type, "3.0.0");
        operator.assign(device, other);
        await().until(() -> isPast(operator.see(device).at("/drift_since"), 600));
        assertThat(operator.see(device).at("/attempts").asInt()).isZero();

        try (var mqtt = connect(device)) {
            var order = register(mqtt, "fw-2.0.0", "b2").at("/update");

            assertThat(order.at("/firmware/id").asString()).isEqualTo(other);
            assertThat(order.at("/attempt").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aDeviceThatSpeaksHttpOnlyIsOrderedInTheReply() {
        var device = operator.device(type, target);
        var first = Operator.register(server.device(), device, "fw-1.0.0", "b1");
        assertThat(first.text("sync")).isEqualTo("DRIFTED");
        assertThat(first.json().at("/register_again_in_s").asInt()).isBetween(1, 2);

        await().until(() -> update(device, "b1").isObject());
        var order = update(device, "b1");
        assertThat(order.at("/firmware/url").asString())
                .isEqualTo(server.at().device() + "/firmware/" + target + "/content");
        assertThat(order.at("/attempt").asInt()).isEqualTo(1);
        assertThat(status(device, "activity")).isEqualTo("UPDATING");
        assertThat(operator.actions(device)).containsOnlyOnce("update-dispatched");

        var proof = Operator.register(server.device(), device, "fw-2.0.0", "b2");
        assertThat(proof.text("sync")).isEqualTo("IN_SYNC");
        assertThat(operator.actions(device)).endsWith("update-proven");
    }

    @Test
    void aDeviceThatRefusesAndFailsGetsEveryAttemptApartAndThenNoMore() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connect(device)) {
            register(mqtt, "fw-1.0.0", "b1");
            var update = "";
            for (var attempt = 1; attempt <= 3; attempt++) {
                var order = mqtt.await(Topics.UPDATE).json();
                assertThat(order.at("/attempt").asInt()).isEqualTo(attempt);
                assertThat(order.at("/update_id").asString())
                        .isEqualTo(attempt == 1 ? order.at("/update_id").asString() : update);
                update = order.at("/update_id").asString();
                var word = attempt == 2 ? "REJECTED" : "FAILED";
                mqtt.say(
                        json(
                                "{'update_id':'%s','state':'%s','error':{'code':'NO_SPACE','message':'disk full'}}",
                                update, word));
                var ended = attempt;
                await().until(() -> count(device, "update-failed") == ended);
            }

            assertThat(status(device, "activity")).isEqualTo("FAILED");
            assertThat(status(device, "reason")).contains("NO_SPACE: disk full");
            assertThat(operator.see(device).at("/attempts").asInt()).isEqualTo(3);
            assertThat(mqtt.hasNo(Topics.UPDATE)).isTrue();
        }
        var told = operator.trail(device);
        var dispatches =
                told.stream()
                        .filter(it -> it.at("/event/action").asString().equals("update-dispatched"))
                        .map(it -> OffsetDateTime.parse(it.at("/@timestamp").asString()))
                        .toList();
        // Back-off is 300 ms, and doubles.
        assertThat(Duration.between(dispatches.get(0), dispatches.get(1)))
                .isGreaterThan(millis(300));
        assertThat(Duration.between(dispatches.get(1), dispatches.get(2)))
                .isGreaterThan(millis(600));
    }

    @Test
    void aFalseSuccessIsShownAsOne() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connect(device)) {
            register(mqtt, "fw-1.0.0", "b1");
            var order = mqtt.await(Topics.UPDATE).json();
            mqtt.say(progress(order, "REBOOTING"));
            await().until(() -> status(device, "next").contains("rebooting"));

            register(mqtt, "fw-1.0.0", "b2");

            assertThat(operator.actions(device)).contains("update-false-success");
            assertThat(status(device, "reason")).contains("reported as done");
            assertThat(operator.actions(device)).doesNotContain("update-proven");
        }
    }

    @Test
    void progressOfAnotherUpdateOrAnEarlierAttemptIsAuditedAndIgnored() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connect(device)) {
            register(mqtt, "fw-1.0.0", "b1");
            var order = mqtt.await(Topics.UPDATE).json();
            var id = order.at("/update_id").asString();
            mqtt.say(json("{'update_id':'%s','state':'FAILED'}", device.id()));
            mqtt.say(json("{'update_id':'%s','attempt':0,'state':'FAILED'}", id));
            mqtt.say(json("{'update_id':'%s','attempt':1,'state':'INSTALLING'}", id));
            await().until(() -> status(device, "next").contains("installing"));

            assertThat(status(device, "activity")).isEqualTo("UPDATING");
            assertThat(operator.actions(device)).doesNotContain("update-failed");
            assertThat(operator.trail(device))
                    .filteredOn(it -> it.at("/message").asString().contains("ignored"))
                    .hasSize(2)
                    .allMatch(it -> it.at("/event/action").asString().equals("update-progressed"));
            assertThat(operator.actions(device)).contains("device-firmware-reported");
        }
    }

    @Test
    void allEventsOfAnUpdateShareItsTraceAndATakeoverIsAudited() throws Exception {
        var device = operator.device(type, target);
        try (var first = connect(device)) {
            register(first, "fw-1.0.0", "b1");
            var order = first.await(Topics.UPDATE).json();
            var trace = order.at("/update_id").asString().replace("-", "");
            first.say(progress(order, "INSTALLING"));
            try (var second = connect(device)) {
                register(second, "fw-2.0.0", "b2");
                await().until(() -> operator.actions(device).contains("update-proven"));
            }

            assertThat(operator.trail(device))
                    .filteredOn(it -> it.at("/trace/id").asString("").equals(trace))
                    .extracting(it -> it.at("/event/action").asString())
                    .containsExactly("update-dispatched", "update-progressed", "update-proven");
            await().until(() -> operator.actions(device).contains("device-session-taken-over"));
        }
    }

    @Test
    void anOrderIsCancelledWhenItIsWantedNoLonger() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connect(device)) {
            register(mqtt, "fw-1.0.0", "b1");
            var first = mqtt.await(Topics.UPDATE).json();
            var other = operator.released(type, "3.0.0");
            operator.assign(device, other);

            assertThat(mqtt.await(Topics.UPDATE_CANCEL).json().at("/update_id"))
                    .isEqualTo(first.at("/update_id"));
            var second = mqtt.await(Topics.UPDATE).json();
            assertThat(second.at("/update_id")).isNotEqualTo(first.at("/update_id"));
            assertThat(second.at("/attempt").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aRegistrationMeanwhileGetsTheSameOrderAgain() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connect(device)) {
            register(mqtt, "fw-1.0.0", "b1");
            var order = mqtt.await(Topics.UPDATE).json();

            assertThat(register(mqtt, "fw-1.0.0", "b1").at("/update")).isEqualTo(order);
            assertThat(operator.actions(device)).containsOnlyOnce("update-dispatched");
        }
    }

    @Test
    void revokedFirmwareIsOrderedNoMore() throws Exception {
        var waiting = operator.device(type, target);
        var working = operator.device(type, target);
        try (var mqtt = connect(working)) {
            register(mqtt, "fw-1.0.0", "b1");
            var order = mqtt.await(Topics.UPDATE).json();
            operator.api().post("/firmware/" + target + "/revoke");

            // The open order is taken back, and not repeated.
            assertThat(mqtt.await(Topics.UPDATE_CANCEL).json().at("/update_id"))
                    .isEqualTo(order.at("/update_id"));
            assertThat(register(mqtt, "fw-1.0.0", "b1").at("/update").isNull()).isTrue();
        }
        Operator.register(server.device(), waiting, "fw-1.0.0", "b1");
        await().until(() -> isPast(operator.see(waiting).at("/drift_since"), 600));
        assertThat(update(waiting, "b1").isNull()).isTrue();
        assertThat(operator.actions(waiting)).doesNotContain("update-dispatched");
        assertThat(status(waiting, "next")).contains("revoked");
    }

    private JsonNode update(Operator.Entered device, String boot) {
        return Operator.register(server.device(), device, "fw-1.0.0", boot).json().at("/update");
    }

    private String status(Operator.Entered device, String part) {
        return operator.see(device).at("/status/" + part).asString();
    }

    private long count(Operator.Entered device, String action) {
        return operator.actions(device).stream().filter(action::equals).count();
    }

    private boolean isPast(JsonNode time, int millis) {
        var now = operator.api().get("/fleet/summary").text("as_of");
        return OffsetDateTime.parse(time.asString())
                .plus(millis(millis))
                .isBefore(OffsetDateTime.parse(now));
    }

    private MqttDevice connect(Operator.Entered device) throws MqttException {
        return MqttDevice.connect(server.at().mqtt(), device.serial(), device.key());
    }

    /// Registers and waits for the reply.
    private static JsonNode register(MqttDevice mqtt, String firmware, String boot)
            throws Exception {
        mqtt.register(json("{'firmware_serial':'%s','boot_id':'%s'}", firmware, boot));
        return mqtt.await(Topics.REGISTRATION_REPLY).json();
    }

    private static String progress(JsonNode order, String state) {
        return json("{'update_id':'%s','state':'%s'}", order.at("/update_id").asString(), state);
    }

    private static Duration millis(int count) {
        return Duration.ofMillis(count);
    }
}
