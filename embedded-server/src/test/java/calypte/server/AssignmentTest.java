package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Saying what devices should run, one by one and many at once.
@OnTheSharedServer
class AssignmentTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;
    private String old = "";
    private String target = "";
    private String newest = "";

    AssignmentTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
    }

    @BeforeEach
    void releaseThree() {
        old = operator.announced(type, "1.9.0");
        target = operator.announced(type, "1.10.0");
        newest = operator.announced(type, "2.0.0");
    }

    @Test
    void whatIsCountedIsWhatHappens() throws Exception {
        var connected = operator.device(type, old);
        var away = operator.device(type, old);
        var there = operator.device(type, target);
        var ahead = running("2.0.0", newest);
        var held = operator.device(type, old);
        api.post("/devices/" + held.id() + "/disable");
        var foreign = operator.device(operator.type(), null);
        var all = List.of(connected, away, there, ahead, held, foreign);

        try (var _ = MqttDevice.connect(server.at().mqtt(), connected.serial(), connected.key())) {
            var foretold = assign(all, ",'dry_run':true");
            assertThat(foretold.toString())
                    .isEqualTo(
                            json(
                                    "{'will_update':1,'already_there':1,'offline':1,'incompatible':1,'held':1,'downgrade':1,'assignment_id':null}"));
            assertThat(operator.see(away).at("/assigned_firmware_id").asString()).isEqualTo(old);
            assertThat(operator.actions(away)).doesNotContain("device-assigned");

            assertThat(counts(assign(all, ""))).isEqualTo(counts(foretold));
        }

        assertThat(assigned(all)).containsExactly(target, target, target, newest, old, "");
        var after = assign(all, "");
        assertThat(after.at("/already_there").asInt()).isEqualTo(3);
        assertThat(after.at("/offline").asInt() + after.at("/will_update").asInt()).isZero();
        assertThat(operator.actions(away)).containsOnlyOnce("device-assigned");
    }

    @Test
    void aFilterChoosesAsItLists() {
        var devices = Stream.generate(() -> operator.device(type, null)).limit(3).toList();
        operator.patch(devices.getFirst(), json("{'tags':['canary']}"));

        var counts =
                api.post(
                        "/devices/assign",
                        json(
                                "{'filter':'type_id==%s;tags==canary','firmware_id':'%s'}",
                                type, target));

        assertThat(counts.text("offline")).isEqualTo("1");
        assertThat(assigned(devices)).containsExactly(target, "", "");
    }

    @Test
    void nobodyGoesBackUnlessItIsMeant() {
        var device = running("2.0.0", newest);

        assertThat(operator.assign(device, old).status()).isEqualTo(409);
        var back = json("'assigned_firmware_id':'%s','allow_downgrade':true", old);
        assertThat(operator.patch(device, "{" + back + "}").status()).isEqualTo(409);
        assertThat(operator.patch(device, "{" + back + json(",'reason':' '}")).status())
                .isEqualTo(409);
        assertThat(operator.patch(device, "{" + back + json(",'reason':'2.0.0 overheats'}")))
                .returns(200, Api.Answer::status);
        assertThat(operator.last(device, "device-assigned").at("/event/reason").asString())
                .isEqualTo("2.0.0 overheats");

        var other = running("2.0.0", newest);
        var counts = assign(List.of(other), ",'allow_downgrade':true,'reason':'it overheats'");
        assertThat(counts.at("/offline").asInt()).isEqualTo(1);
        assertThat(assigned(List.of(other))).containsExactly(target);
    }

    @Test
    void versionsAreComparedAsVersionsAre() {
        // As text, 1.10.0 would come before 1.9.0.
        assertThat(operator.assign(running("1.9.0", old), target).status()).isEqualTo(200);
        assertThat(operator.assign(running("1.10.0", target), old).status()).isEqualTo(409);
    }

    @Test
    void anAssignmentThatMakesNoSenseIsRefused() {
        var device = operator.device(type, null);
        var ids = json("'ids':['%s']", device.id());
        var firmware = json("'firmware_id':'%s'", target);
        var revoked = operator.announced(type, "0.1.0");
        api.post("/firmware/" + revoked + "/revoke");

        assertThat(ask(firmware)).isEqualTo(400);
        assertThat(ask(ids)).isEqualTo(400);
        assertThat(ask(ids, firmware, json("'filter':'name==a'"))).isEqualTo(400);
        assertThat(ask(firmware, json("'filter':'unheard==a'"))).isEqualTo(400);
        assertThat(ask(firmware, json("'ids':['x']"))).isEqualTo(400);
        assertThat(ask(ids, firmware, json("'allow_downgrade':true"))).isEqualTo(400);
        assertThat(ask(ids, json("'firmware_id':'%s'", revoked))).isEqualTo(422);
        assertThat(ask(ids, json("'firmware_id':'%s'", device.id()))).isEqualTo(422);
        assertThat(assigned(List.of(device))).containsExactly("");
    }

    private int ask(String... fields) {
        return api.post("/devices/assign", "{" + String.join(",", fields) + "}").status();
    }

    private JsonNode assign(List<Operator.Entered> devices, String more) {
        var ids =
                devices.stream()
                        .map(device -> json("'%s'", device.id()))
                        .collect(Collectors.joining(","));
        var answer =
                api.post(
                        "/devices/assign",
                        json("{'firmware_id':'%s','ids':[%s]%s}", target, ids, more));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static String counts(JsonNode answer) {
        var text = answer.toString();
        return text.substring(0, text.indexOf("assignment_id"));
    }

    private Operator.Entered running(String version, String firmware) {
        var device = operator.device(type, firmware);
        Operator.register(server.device(), device, "fw-" + version, "b1");
        return device;
    }

    private List<String> assigned(List<Operator.Entered> devices) {
        return devices.stream()
                .map(device -> operator.see(device).at("/assigned_firmware_id"))
                .map(id -> id.isNull() ? "" : id.asString())
                .toList();
    }
}
