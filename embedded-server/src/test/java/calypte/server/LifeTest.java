package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What can be read of an update: its attempts, its timeline, and why it is where it is.
@OnTheSharedServer
class LifeTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;
    private String target = "";

    LifeTest(RunningServer server) throws Exception {
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
    void eachAttemptIsKeptWithItsStepsAndItsEnd() throws Exception {
        var device = operator.device(type, target);
        try (var mqtt = registered(device, "fw-1.0.0", "b1")) {
            var first = mqtt.await(Topics.UPDATE).json();
            say(mqtt, first, "ACCEPTED", "");
            say(mqtt, first, "DOWNLOADING", ",'percent':41");
            await().until(() -> word(device, "/update/step").equals("DOWNLOADING"));

            var open = attempts(device).getFirst();
            assertThat(steps(open)).containsExactly("ACCEPTED", "DOWNLOADING");
            assertThat(open.at("/ending").isNull()).isTrue();
            assertThat(open.at("/percent").asInt()).isEqualTo(41);
            assertThat(operator.see(device).at("/update/percent").asInt()).isEqualTo(41);

            say(mqtt, first, "FAILED", ",'error':{'code':'HASH_MISMATCH','message':'got 5e1'}");
            var second = mqtt.await(Topics.UPDATE).json();
            say(mqtt, second, "REBOOTING", "");
            mqtt.register(json("{'firmware_serial':'fw-2.0.0','boot_id':'b2'}"));
            await().until(() -> word(device, "/update/ending").equals("PROVEN"));
        }

        var attempts = attempts(device);
        assertThat(attempts)
                .extracting(it -> it.at("/attempt").asInt() + " " + it.at("/ending").asString())
                .containsExactly("2 PROVEN", "1 FAILED");
        assertThat(attempts.getLast().at("/detail").asString()).isEqualTo("HASH_MISMATCH: got 5e1");
        assertThat(attempts.getLast().at("/firmware_version").asString()).isEqualTo("2.0.0");
        assertThat(attempts.getFirst().at("/ended_at").isNull()).isFalse();
    }

    @Test
    void theTimelineIsTheDevicesPartOfTheTrailAndItsExplanation() throws Exception {
        var device = operator.device(type, target);
        registered(device, "fw-1.0.0", "b1").close();

        var path = "/devices/" + device.id() + "/timeline";
        var whole = api.get(path).json();
        assertThat(texts(whole.at("/items"), "action"))
                .contains("device-registered", "device-created")
                .endsWith("device-created");
        assertThat(whole.at("/explanation")).isEqualTo(explanation(device));
        assertThat(whole.at("/items/0/event/device/id").asString()).isEqualTo(device.id());
        assertThat(whole.at("/next").isNull()).isTrue();

        var newest = api.get(path + "?limit=1").json();
        assertThat(newest.at("/items")).hasSize(1);
        var rest = api.get(path + "?before=" + newest.at("/next").asLong()).json();
        assertThat(rest.at("/items").size()).isEqualTo(whole.at("/items").size() - 1);
        assertThat(api.get(path + "?limit=0").status()).isEqualTo(400);
        assertThat(api.get("/devices/" + type + "/timeline").status()).isEqualTo(404);
        assertThat(api.get("/devices/" + type + "/attempts").status()).isEqualTo(404);
        assertThat(api.get("/devices/" + type + "/explanation").status()).isEqualTo(404);
    }

    @Test
    void theExplanationTellsWhatPassesFromWhatNeverWill() throws Exception {
        var device = operator.device(type, target);
        registered(device, "fw-1.0.0", "b1").close();

        await().untilAsserted(() -> {
            var away = explanation(device);
            assertThat(away.at("/state").asString()).isEqualTo("WAITING");
            assertThat(away.at("/hindrance").asString()).isEqualTo("OFFLINE");
            assertThat(away.at("/stuck").asBoolean()).isFalse();
            assertThat(away.at("/evidence").size()).isPositive();
        });

        api.post("/firmware/" + target + "/revoke");
        var never = explanation(device);
        assertThat(never.at("/hindrance").asString()).isEqualTo("REVOKED");
        assertThat(never.at("/stuck").asBoolean()).isTrue();
        assertThat(never.at("/action").asString()).isEqualTo("Assign other firmware");
        await().until(() ->
                api.get("/devices/count?filter=stuck==true;type_id==" + type)
                        .text("count")
                        .equals("1"));
    }

    @Test
    void anAssignmentIsUndoneWhereNobodyWasToldOfIt() throws Exception {
        var away = operator.device(type, null);
        var told = operator.device(type, null);
        var changed = operator.device(type, null);
        try (var mqtt = registered(told, "fw-1.0.0", "b1")) {
            var assigned = assign(List.of(away, told, changed));
            var id = assigned.at("/assignment_id").asString();
            assertThat(word(away, "/assignment_id")).isEqualTo(id);
            operator.assign(changed, null);
            mqtt.await(Topics.UPDATE);

            var undone = api.post("/assignments/" + id + "/undo");

            assertThat(undone.json().toString())
                    .isEqualTo(json("{'restored':1,'too_late':1,'changed_since':1}"));
            assertThat(operator.see(away).at("/assigned_firmware_id").isNull()).isTrue();
            assertThat(word(told, "/assigned_firmware_id")).isEqualTo(target);
            assertThat(operator.last(away, "device-assigned").at("/event/reason").asString())
                    .contains("undone");
            assertThat(api.post("/assignments/" + id + "/undo").json().at("/restored").asInt())
                    .isZero();
        }
        assertThat(api.post("/assignments/" + type + "/undo").status()).isEqualTo(404);
    }

    private JsonNode assign(List<Operator.Entered> devices) {
        var ids = new ArrayList<String>();
        devices.forEach(device -> ids.add(json("'%s'", device.id())));
        var body = json("{'firmware_id':'%s','ids':[%s]}", target, String.join(",", ids));
        return api.post("/devices/assign", body).json();
    }

    private List<JsonNode> attempts(Operator.Entered device) {
        var attempts = new ArrayList<JsonNode>();
        api.get("/devices/" + device.id() + "/attempts").json().at("/items").forEach(attempts::add);
        return attempts;
    }

    private JsonNode explanation(Operator.Entered device) {
        return api.get("/devices/" + device.id() + "/explanation").json();
    }

    private String word(Operator.Entered device, String pointer) {
        return operator.see(device).at(pointer).asString("");
    }

    private static List<String> steps(JsonNode attempt) {
        return texts(attempt.at("/steps"), "step");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.at("/" + field).asString()));
        return texts;
    }

    private static void say(MqttDevice mqtt, JsonNode order, String state, String more)
            throws Exception {
        var id = order.at("/update_id").asString();
        mqtt.say(json("{'update_id':'%s','state':'%s'%s}", id, state, more));
    }

    private MqttDevice registered(Operator.Entered device, String firmware, String boot)
            throws Exception {
        var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key());
        mqtt.register(json("{'firmware_serial':'%s','boot_id':'%s'}", firmware, boot));
        mqtt.await(Topics.REGISTRATION_REPLY);
        return mqtt;
    }
}
