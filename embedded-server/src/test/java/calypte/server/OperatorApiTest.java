package calypte.server;

import static calypte.server.Operator.fresh;
import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Single devices on the operator API: CONTRACT.md's words and statuses.
@OnTheSharedServer
class OperatorApiTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;
    private final String type;

    OperatorApiTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
        this.type = operator.type();
    }

    @Test
    void aDeviceIsCreatedAndItsKeyIsShownThisOnce() {
        var firmware = operator.announced(type, "1.0.0");
        var serial = fresh("SN");
        var made =
                api.post(
                        "/devices",
                        json(
                                "{'device_serial':'%s','type_id':'%s','firmware_id':'%s','name':'n','tags':['a','b'],'attributes':{'k':'v'},'unheard':1}",
                                serial, type, firmware));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/devices/" + made.text("id"));
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.text("shared_key")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(made.text("assigned_firmware_id")).isEqualTo(firmware);
        assertThat(made.json().at("/current_firmware_id").isNull()).isTrue();
        assertThat(made.json().at("/status/sync").asString()).isEqualTo("NEVER_SEEN");
        assertThat(made.json().at("/status/next").asString()).isNotBlank();
        var seen = api.get("/devices/" + made.text("id"));
        assertThat(seen.json().has("shared_key")).isFalse();
        assertThat(seen.text("tags/1")).isEqualTo("b");
        assertThat(seen.text("attributes/k")).isEqualTo("v");
        assertThat(body(api.get("/devices?filter=device_serial==" + serial)))
                .doesNotContain(made.text("shared_key"));
        assertThat(body(api.get("/audit?order=desc&limit=50")))
                .doesNotContain(made.text("shared_key"));
    }

    @Test
    void aSerialIsTakenOnceHoweverManyAskAtOnce() throws Exception {
        var body = json("{'device_serial':'%s','type_id':'%s'}", fresh("SN"), type);
        Callable<Integer> ask = () -> api.post("/devices", body).status();

        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = askers.invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList());

            assertThat(answers.stream().map(it -> it.resultNow()))
                    .containsOnly(201, 409)
                    .containsOnlyOnce(201);
        }
    }

    @Test
    void whatCannotBeAssignedIsRefusedAtEveryDoor() {
        var other = operator.announced(operator.type(), "1.0.0");
        var revoked = operator.announced(type, "1.0.1");
        assertThat(api.post("/firmware/" + revoked + "/revoke").status()).isEqualTo(200);
        var draft =
                api.post(
                                "/firmware",
                                json(
                                        "{'serial':'d','version':'2','type_id':'%s','state':'DRAFT'}",
                                        type))
                        .text("id");
        var nobodys = "00000000-0000-7000-8000-000000000000";
        var device = operator.device(type, null);

        for (var bad : new String[] {other, revoked, draft, nobodys}) {
            var body =
                    json(
                            "{'device_serial':'%s','type_id':'%s','firmware_id':'%s'}",
                            fresh("SN"), type, bad);
            assertThat(api.post("/devices", body).status()).isEqualTo(422);
            assertThat(operator.assign(device, bad).status()).isEqualTo(422);
        }
        assertThat(api.post("/devices", json("{'device_serial':'X1','type_id':'%s'}", nobodys)))
                .returns(422, Api.Answer::status);
        assertThat(operator.see(device).at("/assigned_firmware_id").isNull()).isTrue();
        api.post("/firmware/" + draft + "/publish");
        assertThat(operator.assign(device, draft).status()).isEqualTo(200);
    }

    @Test
    void aBatchIsTakenWholeOrNotAtAll() {
        var taken = operator.device(type, null).serial();
        var fine = fresh("SN");
        var item = "{'device_serial':'%s','type_id':'%s'}";
        var nobodys = "00000000-0000-7000-8000-000000000000";
        var refused =
                api.post(
                        "/devices/batch",
                        "["
                                + String.join(
                                        ",",
                                        json(item, fine, type),
                                        json(item, taken, type),
                                        json(item, fresh("SN"), nobodys),
                                        json(item, fine, type))
                                + "]");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .containsExactly("/1/device_serial", "/2/type_id", "/3/device_serial");
        assertThat(api.get("/devices/count?filter=device_serial==" + fine).text("count"))
                .isEqualTo("0");
        var taking = api.post("/devices/batch", "[" + json(item, fine, type) + "]");
        assertThat(taking.status()).isEqualTo(201);
        assertThat(taking.text("items/0/shared_key")).isNotBlank();
        assertThat(api.post("/devices/batch", "[" + json(item, fine, type) + "]").status())
                .isEqualTo(409);
    }

    @Test
    void aMergePatchSetsWhatItNamesAndTakesAwayWhatItNulls() {
        var firmware = operator.announced(type, "1.1.0");
        var device = operator.device(type, firmware);
        operator.patch(device, json("{'name':'pump','notes':'old','tags':['x']}"));

        var patched =
                operator.patch(
                        device, json("{'notes':null,'tags':null,'assigned_firmware_id':null}"));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.text("name")).isEqualTo("pump");
        assertThat(patched.text("notes")).isEmpty();
        assertThat(patched.json().at("/tags")).isEmpty();
        assertThat(patched.json().at("/assigned_firmware_id").isNull()).isTrue();
        assertThat(patched.header("ETag")).isEqualTo("\"" + patched.text("version") + "\"");
    }

    @Test
    void whoeverKnowsAnOldVersionIsToldSo() {
        var device = operator.device(type, null);
        var path = "/devices/" + device.id();
        var body = json("{'name':'a'}");

        assertThat(api.patch(path, body, "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(api.patch(path, body, "If-Match", "\"1\"").header("ETag")).isEqualTo("\"2\"");
        assertThat(api.patch(path, body, "If-Match", "\"1\"").status()).isEqualTo(412);
        // What a device does is nothing that an operator could have set.
        Operator.register(server.device(), device, "fw-0", "b1");
        assertThat(api.get(path).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void whatNobodyCanSetIsRefusedAndWhatNobodyKnowsIsIgnored() {
        var device = operator.device(type, null);

        for (var field : new String[] {"id", "type_id", "version", "status", "shared_key"}) {
            assertThat(operator.patch(device, json("{'%s':'x','name':'y'}", field)).status())
                    .as(field)
                    .isEqualTo(422);
        }
        assertThat(operator.patch(device, json("{'unheard':[1,{}]}")).status()).isEqualTo(200);
        assertThat(operator.see(device).at("/name").asString()).isEmpty();
    }

    @Test
    void theDrawnPatchIsARegistration() {
        var firmware = operator.announced(type, "1.2.0");
        var device = operator.device(type, firmware);
        var path = "/device/" + device.id();
        var drawn =
                "{'registered_at':'2001-01-01T00:00:00Z','current_firmware_serial':'%s','device_serial':'%s'}";

        assertThat(api.patch(path, json(drawn, "fw-1.2.0", "somebody-else")).status())
                .isEqualTo(409);
        var valid = api.patch(path, json(drawn, "fw-1.2.0", device.serial()));
        assertThat(valid.text("current_firmware_id")).isEqualTo(firmware);
        assertThat(valid.text("registered_at")).startsWith("20").doesNotStartWith("2001");
        assertThat(valid.json().at("/status/sync").asString()).isEqualTo("IN_SYNC");
        var unknown = api.patch(path, json(drawn, "nobody-knows", device.serial()));
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.text("current_firmware_id")).isEqualTo(firmware);
        assertThat(unknown.text("reported_firmware_serial")).isEqualTo("nobody-knows");
        var warning = operator.last(device, "device-firmware-unknown");
        assertThat(warning.at("/log/level").asString()).isEqualTo("warn");
        assertThat(warning.at("/event/reason").asString()).contains("not in the library");
    }

    @Test
    void aFreshKeyReplacesTheOldOne() {
        var device = operator.device(type, null);

        var rekeyed = api.post("/devices/" + device.id() + "/rekey");

        assertThat(rekeyed.status()).isEqualTo(200);
        var fresh = new Operator.Entered(device.id(), device.serial(), rekeyed.text("shared_key"));
        var door = server.device();
        assertThat(Operator.register(door, device, "f", "b").status()).isEqualTo(401);
        assertThat(Operator.register(door, fresh, "f", "b").status()).isEqualTo(200);
        assertThat(operator.see(device).has("shared_key")).isFalse();
    }

    @Test
    void whatIsDeletedIsGoneAndItsSerialFree() {
        var device = operator.device(type, null);

        assertThat(api.delete("/devices/" + device.id()).status()).isEqualTo(204);
        assertThat(api.get("/devices/" + device.id()).status()).isEqualTo(404);
        assertThat(api.delete("/devices/" + device.id()).status()).isEqualTo(404);
        assertThat(operator.device(device.serial(), type, null).id()).isNotEqualTo(device.id());
        assertThat(operator.actions(device))
                .containsExactly("device-created", "device-deleted", "device-created");
    }

    private static String body(Api.Answer answer) {
        return answer.json().toString();
    }
}
