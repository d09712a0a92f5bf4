package calypte.server;

import static calypte.server.Operator.fresh;
import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is let in, as a device and as an operator.
@OnTheSharedServer
class LoginTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;

    LoginTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
    }

    @Test
    void theRightKeyTellsWhoTheDeviceIs() {
        var type = operator.type();
        var device = operator.device(type, null);

        var answer = login(device.serial(), device.key());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("device_id")).isEqualTo(device.id());
        assertThat(answer.text("device_serial")).isEqualTo(device.serial());
        assertThat(answer.text("type_id")).isEqualTo(type);
        assertThat(answer.json().at("/enabled").asBoolean()).isTrue();
    }

    @Test
    void anUnknownSerialAndAWrongKeyAreToldTheSame() {
        var device = operator.device(operator.type(), null);

        var wrong = login(device.serial(), "wrong");
        var unknown = login(fresh("nobody"), "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.response().body()).isEqualTo(unknown.response().body());
        assertThat(login("no/serial\u0001", "ключ").response().body())
                .isEqualTo(unknown.response().body());
        await().until(() -> operator.actions(device).contains("device-authentication-failed"));
        var warning = operator.last(device, "device-authentication-failed");
        assertThat(warning.at("/log/level").asString()).isEqualTo("warn");
        assertThat(warning.at("/event/outcome").asString()).isEqualTo("failure");
    }

    @Test
    void aNameWithoutEndIsCutBeforeItIsKept() {
        var name = fresh("x") + "x".repeat(4_000);

        assertThat(login(name, "guess").status()).isEqualTo(401);

        var kept = name.substring(0, 64) + "…";
        var filter = "/audit?filter=device.serial_number==" + kept.replace("…", "*");
        await().until(() -> !api.get(filter).json().at("/items").isEmpty());
        assertThat(api.get(filter).json().at("/items/0/device/serial_number").asString())
                .isEqualTo(kept);
    }

    @Test
    void onlyTheRightKeyLearnsThatADeviceIsDisabled() {
        var device = operator.device(operator.type(), null);
        assertThat(api.post("/devices/" + device.id() + "/disable").status()).isEqualTo(200);

        assertThat(login(device.serial(), "wrong").status()).isEqualTo(401);
        assertThat(login(device.serial(), device.key()).status()).isEqualTo(403);
        assertThat(Operator.register(server.device(), device, "f", "b").status()).isEqualTo(403);
        assertThat(api.post("/devices/" + device.id() + "/enable").status()).isEqualTo(200);
        assertThat(login(device.serial(), device.key()).status()).isEqualTo(200);
    }

    @Test
    void whoeverGuessesIsSlowedDownAndTheRightKeyStillPasses() {
        var device = operator.device(operator.type(), null);
        for (var guess = 0; guess < 10; guess++) {
            assertThat(login(device.serial(), "guess").status()).isIn(401, 429);
        }

        // One in ten seconds is free again; nobody waits for it here.
        var statuses = List.of(guess(device), guess(device), guess(device));
        assertThat(statuses).contains(429);
        assertThat(login(device.serial(), device.key()).status()).isEqualTo(200);
        assertThat(Operator.register(server.device(), device, "f", "b").status()).isEqualTo(200);
    }

    @Test
    void whoeverIsSlowedDownIsToldForHowLong() {
        var serial = fresh("nobody");
        var refused = login(serial, "guess");
        for (var guess = 0; guess < 12 && refused.status() != 429; guess++) {
            refused = login(serial, "guess");
        }

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 11);
    }

    @Test
    void aThirdPartysGatewaySpeaksForOneDeviceOnly() {
        var type = operator.type();
        var one = operator.device(type, null);
        var other = operator.device(type, null);
        var body = json("{'device_serial':'%s','current_firmware_serial':'f'}", other.serial());

        var asOne = server.device().as(one.serial(), one.key());
        assertThat(asOne.post("/registration", body).status()).isEqualTo(403);
        assertThat(server.device().post("/registration", body).status()).isEqualTo(401);
        var asOther = server.device().as(other.serial(), other.key());
        assertThat(asOther.post("/registration", body).status()).isEqualTo(200);
        assertThat(operator.actions(one)).containsExactly("device-created");
    }

    @Test
    void theOperatorsDoorOpensToHisTokenOnly() {
        var nobody = new Api(server.at().operator(), "");
        var guesser = new Api(server.at().operator(), "Bearer guess");

        assertThat(nobody.get("/devices").status()).isEqualTo(401);
        assertThat(guesser.post("/devices", "{").status()).isEqualTo(401);
        assertThat(nobody.get("/nowhere").status()).isEqualTo(401);
        for (var open : List.of("/health/live", "/health/ready")) {
            assertThat(nobody.get(open).status()).as(open).isEqualTo(200);
        }
        assertThat(api.send(api.request("/devices").header("Origin", "https://evil.example").GET()))
                .returns(403, Api.Answer::status)
                .matches(it -> it.header("Access-Control-Allow-Origin").isEmpty());
        assertThat(server.device().get("/fleet/summary").status()).isEqualTo(404);
    }

    @Test
    void aNameThatIsNotOursIsMisdirected() throws Exception {
        var at = server.at().operator();
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            var request =
                    "GET /health/live HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").contains("application/problem+json");
        }
    }

    private int guess(Operator.Entered device) {
        return login(device.serial(), "guess").status();
    }

    private Api.Answer login(String serial, String key) {
        var clean = serial.replace("\u0001", "\\u0001");
        return api.post(
                "/authenticate", json("{'device_serial':'%s','shared_key':'%s'}", clean, key));
    }
}
