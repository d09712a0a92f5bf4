package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an operator can do about an update that should not go on as it does.
@OnTheSharedServer
class InterventionTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;
    private String target = "";

    InterventionTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
    }

    @BeforeEach
    void releaseTwo() {
        operator.announced(type, "1.0.0");
        target = operator.released(type, "2.0.0");
    }

    @Test
    void aHeldDeviceIsOrderedNothingUntilItIsReleased() throws Exception {
        var device = operator.device(type, null);
        try (var mqtt = connected(device)) {
            assertThat(say(device, "hold", "{'reason':'demo at noon'}").status()).isEqualTo(200);
            assertThat(operator.assign(device, target).status()).isEqualTo(200);

            var held = operator.see(device);
            assertThat(held.at("/hold/reason").asString()).isEqualTo("demo at noon");
            assertThat(held.at("/status/activity").asString()).isEqualTo("HELD");
            assertThat(held.at("/status/stuck").asBoolean()).isTrue();
            assertThat(held.at("/update/hindrance").asString()).isEqualTo("HELD");
            assertThat(say(device, "hold").text("type")).isEqualTo("/problems/nothing-to-hold");

            assertThat(say(device, "release").json().at("/hold").isNull()).isTrue();
            assertThat(mqtt.await(Topics.UPDATE).json().at("/attempt").asInt()).isEqualTo(1);
            assertThat(say(device, "release").status()).isEqualTo(409);
            assertThat(operator.actions(device))
                    .containsSubsequence(
                            "device-held",
                            "device-assigned",
                            "device-released",
                            "update-dispatched");
        }
    }

    @Test
    void aCancelledUpdateIsTakenBackAndOnlyARetryBringsItAgain() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connected(device)) {
            var first = mqtt.await(Topics.UPDATE).json();
            var cancelled = say(device, "cancel", "{'reason':'wrong site'}");

            var told = mqtt.await(Topics.UPDATE_CANCEL).json();
            assertThat(told.at("/update_id")).isEqualTo(first.at("/update_id"));
            assertThat(told.at("/reason").asString()).isEqualTo("wrong site");
            assertThat(cancelled.json().at("/update/hindrance").asString()).isEqualTo("CANCELLED");
            assertThat(cancelled.json().at("/update/ending").asString()).isEqualTo("CANCELLED");
            assertThat(say(device, "cancel").text("type")).isEqualTo("/problems/nothing-to-cancel");

            assertThat(say(device, "retry").status()).isEqualTo(200);
            var second = mqtt.await(Topics.UPDATE).json();
            assertThat(second.at("/update_id")).isNotEqualTo(first.at("/update_id"));
            assertThat(second.at("/attempt").asInt()).isEqualTo(1);
            assertThat(say(device, "retry").text("type")).isEqualTo("/problems/nothing-to-retry");
            assertThat(operator.actions(device))
                    .containsSubsequence(
                            "update-dispatched",
                            "update-cancelled",
                            "update-retried",
                            "update-dispatched")
                    .containsOnlyOnce("update-cancelled");
        }
    }

    @Test
    void aRetryLiftsExhaustionAndTheFifthFailureEndsInQuarantine() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = connected(device)) {
            for (var attempt = 1; attempt <= 3; attempt++) {
                fail(mqtt);
            }
            await().until(() -> word(device, "/update/hindrance").equals("EXHAUSTED"));
            assertThat(word(device, "/status/activity")).isEqualTo("FAILED");

            say(device, "retry");
            fail(mqtt);
            fail(mqtt);

            await().until(() -> word(device, "/update/hindrance").equals("QUARANTINED"));
            assertThat(operator.see(device).at("/quarantine/until").isNull()).isFalse();
            assertThat(operator.actions(device)).containsOnlyOnce("device-quarantined");
            say(device, "release");
            assertThat(mqtt.await(Topics.UPDATE).json().at("/attempt").asInt()).isEqualTo(3);
        }
    }

    @Test
    void manyAreDoneAtOnceAndCountedBefore() {
        var devices = Stream.generate(() -> operator.device(type, null)).limit(3).toList();
        say(devices.getFirst(), "hold");
        var those = json("'filter':'type_id==%s'", type);

        var foretold = api.post("/devices/hold", "{" + those + json(",'dry_run':true}"));
        assertThat(foretold.json().toString())
                .isEqualTo(json("{'matched':3,'done':2,'nothing_to_do':1}"));
        assertThat(operator.see(devices.getLast()).at("/hold").isNull()).isTrue();

        assertThat(api.post("/devices/hold", "{" + those + "}").json()).isEqualTo(foretold.json());
        assertThat(count("held==true")).isEqualTo(3);
        var ids = json("'ids':['%s','%s']", devices.get(0).id(), devices.get(1).id());
        assertThat(api.post("/devices/release", "{" + ids + "}").json().at("/done").asInt())
                .isEqualTo(2);
        assertThat(count("held==true")).isEqualTo(1);
        for (var verb : List.of("hold", "release", "retry", "cancel")) {
            assertThat(api.post("/devices/" + verb, "{}").status()).as(verb).isEqualTo(400);
        }
    }

    @Test
    void whatIsNotThereOrTooLongIsRefused() {
        var device = operator.device(type, null);

        var nobody = new Operator.Entered("00000000-0000-0000-0000-000000000001", "x", "");
        assertThat(say(nobody, "hold").status()).isEqualTo(404);
        assertThat(say(device, "hold", "{'reason':'" + "x".repeat(1001) + "'}").status())
                .isEqualTo(400);
        assertThat(say(device, "hold", "{'reason':7}").status()).isEqualTo(400);
        assertThat(operator.see(device).at("/hold").isNull()).isTrue();
    }

    private void fail(MqttDevice mqtt) throws Exception {
        var order = mqtt.await(Topics.UPDATE).json();
        mqtt.say(
                json(
                        "{'update_id':'%s','attempt':%d,'state':'FAILED','error':{'code':'NO_SPACE'}}",
                        order.at("/update_id").asString(), order.at("/attempt").asInt()));
    }

    private Api.Answer say(Operator.Entered device, String verb) {
        return api.post("/devices/" + device.id() + "/" + verb);
    }

    private Api.Answer say(Operator.Entered device, String verb, String body) {
        return api.post("/devices/" + device.id() + "/" + verb, json(body));
    }

    private long count(String filter) {
        var answer = api.get("/devices/count?filter=type_id==" + type + ";" + filter).json();
        return answer.at("/count").asLong();
    }

    private String word(Operator.Entered device, String pointer) {
        return operator.see(device).at(pointer).asString("");
    }

    /// Registered with 1.0.0.
    private MqttDevice connected(Operator.Entered device) throws Exception {
        var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key());
        mqtt.register(json("{'firmware_serial':'fw-1.0.0','boot_id':'b1'}"));
        JsonNode reply = mqtt.await(Topics.REGISTRATION_REPLY).json();
        assertThat(reply.at("/update").isNull()).isTrue();
        return mqtt;
    }
}
