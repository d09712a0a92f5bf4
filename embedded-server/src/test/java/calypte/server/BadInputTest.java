package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever comes in, what goes out is a problem that says what was wrong, and nothing of ours.
@OnTheSharedServer
class BadInputTest {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private final Operator operator;
    private final Api api;
    private final Api door;

    BadInputTest(RunningServer server) throws Exception {
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.door = server.device();
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer =
                api.post(
                        "/devices",
                        json(
                                "{'device_serial':'a b','type_id':7,'tags':'x','attributes':{'k':1},'name':{},'shared_key':'weak'}"));

        problem(answer, 400);
        assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/device_serial",
                        "/type_id",
                        "/tags",
                        "/attributes/k",
                        "/name",
                        "/shared_key");
    }

    @Test
    void whatIsNoObjectIsRefused() {
        for (var path : List.of("/devices", "/device-types", "/firmware", "/authenticate")) {
            for (var body : List.of("", "{", "[]", "null", "7", "{}}", "{\"a\":1,\"a\":2}")) {
                problem(api.post(path, body), 400);
            }
        }
        problem(api.post("/devices/batch", "{}"), 400);
        problem(api.post("/devices", "[".repeat(20_000)), 400);
        problem(api.post("/devices", "{\"a\":".repeat(20_000)), 400);
        problem(door.post("/gateway/registration", "{\"seq\":1" + "0".repeat(5_000) + "}"), 400);
    }

    @Test
    void whatNoColumnCouldHoldIsRefused() {
        var type = operator.type();
        var device = operator.device(type, null);
        var nul = "\\u0000";
        for (var patch :
                List.of(
                        json("{'name':'%s'}", "n".repeat(201)),
                        json("{'name':'a%s'}", nul),
                        json("{'notes':'%s'}", "n".repeat(5_000)),
                        json("{'attributes':{'a%s':'b'}}", nul),
                        json("{'attributes':{'a':'%s'}}", "v".repeat(9_000)),
                        json("{'tags':['a b']}"),
                        json("{'current_firmware_serial':'%s'}", "f".repeat(300)),
                        json("{'current_firmware_serial':' '}"),
                        json("{'current_firmware_serial':'f','boot_id':'a b'}"),
                        json("{'current_firmware_serial':'f','boot_id':'%s'}", "b".repeat(100)),
                        json("{'current_firmware_serial':'f','seq':-1}"),
                        json("{'current_firmware_serial':'f','seq':1e99}"),
                        json("{'assigned_firmware_id':'no uuid'}"))) {
            problem(operator.patch(device, patch), 400);
        }
        assertThat(operator.actions(device)).containsExactly("device-created");
    }

    @Test
    void aDeviceThatTellsMoreAndMoreOfItselfIsStillLetIn() {
        var device = operator.device(operator.type(), null);
        for (var round = 0; round < 4; round++) {
            var attributes = new StringBuilder("{");
            for (var i = 0; i < 30; i++) {
                attributes.append(
                        json("%s'k%d-%d':'%s'", i == 0 ? "" : ",", round, i, "v".repeat(250)));
            }
            var said =
                    json(
                            "{'device_serial':'%s','shared_key':'%s','firmware_serial':'f','boot_id':'b%d','attributes':%s}}",
                            device.serial(), device.key(), round, attributes);
            assertThat(door.post("/gateway/registration", said).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var id : List.of(NOBODY, "no-uuid", "%20", "..%2f")) {
            problem(api.get("/devices/" + id), 404);
            problem(api.patch("/devices/" + id, "{}"), 404);
            problem(api.delete("/devices/" + id), 404);
            for (var verb : List.of("rekey", "disable", "enable")) {
                problem(api.post("/devices/" + id + "/" + verb), 404);
            }
            problem(api.get("/firmware/" + id), 404);
            problem(api.post("/firmware/" + id + "/publish"), 404);
        }
        problem(api.get("/nowhere"), 404);
        problem(door.get("/devices"), 404);
    }

    @Test
    void aVerbThatNothingHereKnowsIsRefused() {
        for (var path : List.of("/devices", "/fleet/summary", "/audit", "/events")) {
            var answer = api.send(api.request(path).method("PUT", BodyPublishers.noBody()));
            assertThat(answer.status()).isIn(404, 405);
            problem(answer, answer.status());
        }
    }

    @Test
    void contentOfTheWrongKindOrSizeIsRefused() {
        problem(api.send(text(api, "/devices", "{}")), 415);
        problem(door.send(text(door, "/gateway/registration", "{}")), 415);
        problem(api.post("/devices", " ".repeat((1 << 20) + 1)), 413);
        problem(door.post("/gateway/registration", " ".repeat((1 << 20) + 1)), 413);
        problem(api.post("/devices/batch", "[" + "{},".repeat(1_000) + "{}]"), 413);
    }

    @Test
    void aQueryThatMakesNoSenseIsExplained() {
        for (var query :
                List.of(
                        "limit=0",
                        "limit=501",
                        "limit=many",
                        "sort=unheard",
                        "sort=name,notes,tags,attempts,version",
                        "cursor=nonsense",
                        "cursor=" + "AAAA".repeat(50))) {
            problem(api.get("/devices?" + query), 400);
        }
        for (var filter :
                List.of(
                        "name",
                        "unheard==1",
                        "attempts=gt=99999999999",
                        "sync==NOWHERE",
                        "sync=gt=DRIFTED",
                        "id==7",
                        "enabled==maybe",
                        "created_at=gt=yesterday",
                        "created_at=gt=+999999999-12-31T00:00:00Z",
                        "created_at=gt=null",
                        "name==a\0b",
                        "name=unheard=1",
                        "name==a;",
                        "(".repeat(300) + "name==a")) {
            problem(api.get("/devices?filter=" + encoded(filter)), 400);
            problem(api.get("/devices/count?filter=" + encoded(filter)), 400);
        }
        problem(api.get("/devices?filter=name==" + "a".repeat(9_000)), 414);
        problem(api.get("/audit?after=-1"), 400);
        problem(api.get("/audit?order=sideways"), 400);
        problem(api.get("/audit?limit=501"), 400);
        problem(api.get("/audit?filter=unheard==1"), 400);
        problem(api.send(api.request("/events").header("Last-Event-ID", "x").GET()), 400);
    }

    @Test
    void aFilterThatIsNestedTooDeepIsRefused() {
        var firmware = operator.announced(operator.type(), "1.0.0");
        for (var filter :
                List.of(
                        "(".repeat(1_900) + "name==a" + ")".repeat(1_900),
                        "(".repeat(3_900) + "name==a",
                        "name==" + "a".repeat(4_050))) {
            var body = json("{'firmware_id':'%s','filter':'%s'}", firmware, filter);
            problem(api.post("/devices/assign", body), 400);
        }
        // Long is not deep.
        for (var filter :
                List.of(
                        String.join(";", Collections.nCopies(450, "name==a")),
                        String.join(",", Collections.nCopies(450, "name==a")),
                        "attempts=in=(" + String.join(",", Collections.nCopies(990, "7")) + ")")) {
            var body = json("{'firmware_id':'%s','dry_run':true,'filter':'%s'}", firmware, filter);
            assertThat(api.post("/devices/assign", body).status()).isEqualTo(200);
        }
    }

    @Test
    void aDeviceThatTalksNonsenseIsToldSo() {
        problem(door.post("/gateway/registration", "{}"), 400);
        problem(door.post("/gateway/registration", "\u0000\u0001"), 400);
        problem(door.as("a", "b").post("/registration", "{}"), 400);
        var noBasic = door.request("/registration").header("Authorization", "Basic %%%");
        problem(door.send(noBasic.POST(BodyPublishers.ofString("{}"))), 401);
        problem(door.get("/firmware/no-uuid/content"), 401);
    }

    private static java.net.http.HttpRequest.Builder text(Api where, String path, String body) {
        return where.request(path)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// An answer of that status, as RFC 9457 has it, that tells nothing of our code.
    private static void problem(Api.Answer answer, int status) {
        var body = new String(answer.response().body(), StandardCharsets.UTF_8);
        var asked = answer.response().uri();
        assertThat(answer.status()).as("%s: %s", asked, body).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).startsWith("/problems/");
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(body).doesNotContain("Exception", "calypte.server", "java.", "hibernate", "H2");
    }
}
