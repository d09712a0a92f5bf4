package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorGateTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @SuppressWarnings("NullAway.Init")
    private Served server;

    @SuppressWarnings("NullAway.Init")
    private String token;

    @BeforeEach
    void start() throws Exception {
        var gate =
                new OperatorGate(
                        OperatorToken.in(data, new SecureRandom()), "127.0.0.1", "fleet.example");
        token = Files.readString(data.resolve("operator.token")).strip();
        server =
                new Served(routing ->
                        routing.addFilter(gate)
                                .get("/devices", (_, response) -> response.send("ok"))
                                .get("/health/live", (_, response) -> response.send("ok")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTokenLetsIn() throws Exception {
        assertThat(server.get("/devices", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseComesIn() throws Exception {
        var without = server.get("/devices");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(without.body()).contains("/problems/unauthorized");
        assertThat(server.get("/devices", "Authorization", "Bearer nonsense").statusCode())
                .isEqualTo(401);
        assertThat(server.get("/devices", "Authorization", "Basic " + token).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/no-such-thing").statusCode()).isEqualTo(401);
    }

    @Test
    void healthNeedsNoToken() throws Exception {
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/live/../../devices").statusCode()).isEqualTo(401);
    }

    @Test
    void aStrangeNameForUsIsMisdirected() throws Exception {
        assertThat(withHost("evil.example:" + server.port())).startsWith("HTTP/1.1 421");
        assertThat(withHost("127.0.0.1:1")).startsWith("HTTP/1.1 421");
        assertThat(withHost("127.0.0.1")).startsWith("HTTP/1.1 421");
        assertThat(withHost("localhost:" + server.port())).startsWith("HTTP/1.1 200");
        assertThat(withHost("LOCALHOST:" + server.port())).startsWith("HTTP/1.1 200");
        assertThat(withHost("[::1]:" + server.port())).startsWith("HTTP/1.1 200");
        assertThat(withHost("fleet.example")).startsWith("HTTP/1.1 200");
        assertThat(withHost("fleet.example:" + server.port())).startsWith("HTTP/1.1 200");
    }

    @Test
    void aForeignPageIsForbidden() throws Exception {
        assertThat(from("http://evil.example")).isEqualTo(403);
        assertThat(from("null")).isEqualTo(403);
        assertThat(from("http://127.0.0.1:1")).isEqualTo(403);
        assertThat(from("https://127.0.0.1:" + server.port())).isEqualTo(403);
        assertThat(from("http://127.0.0.1:" + server.port())).isEqualTo(200);
    }

    private int from(String origin) throws Exception {
        var answer = server.get("/devices", "Authorization", "Bearer " + token, "Origin", origin);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        return answer.statusCode();
    }

    private String withHost(String host) throws Exception {
        return server.raw(
                "GET /devices HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                        .formatted(host, token));
    }
}
