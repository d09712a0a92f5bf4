package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.DeviceSerial;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a route's caller gets when something is wrong, over real HTTP.
final class RoutesTest {

    private static final String JSON = "application/json";

    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        server = new Served(Listener.Limits.DEFAULT.withPayload(2 << 20), RoutesTest::routes);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGoodRequestIsAnswered() throws Exception {
        var answer = server.post("/devices", JSON, "{\"serial\":\"pump-1\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"serial\":\"pump-1\"}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
        assertThat(server.post("/devices", "application/merge-patch+json", "{\"serial\":\"a\"}"))
                .returns(201, HttpResponse::statusCode);
    }

    @Test
    void wrongFieldsAreNamed() throws Exception {
        assertProblem(server.post("/devices", JSON, "{\"serial\":\"a b\"}"), 400, "invalid-fields")
                .contains("\"errors\":[{\"pointer\":\"/serial\",\"detail\":\"must be");
        assertProblem(
                        server.post("/batch", JSON, "[{\"serial\":\"a\"},{\"serial\":1},7]"),
                        400,
                        "invalid-fields")
                .contains("\"/1/serial\"", "\"/2\"");
    }

    @Test
    void whatIsNoJsonObjectIsRefused() throws Exception {
        assertProblem(server.post("/devices", JSON, "{"), 400, "malformed");
        assertProblem(server.post("/devices", JSON, ""), 400, "malformed");
        assertProblem(server.post("/devices", JSON, "[]"), 400, "malformed");
        assertProblem(server.post("/batch", JSON, "{}"), 400, "malformed");
        assertProblem(server.post("/devices", "text/plain", "{}"), 415, "unsupported-media-type");
        assertProblem(server.post("/devices", "nonsense", "{}"), 400, "bad-request");
    }

    @Test
    void tooMuchIsRefused() throws Exception {
        assertProblem(server.post("/devices", JSON, " ".repeat((1 << 20) + 1)), 413, "too-large");
        assertProblem(server.post("/batch", JSON, "[{},{},{},{}]"), 413, "too-large");
    }

    @Test
    void whatTheListenerItselfRefusesIsAProblemToo() throws Exception {
        assertProblem(
                server.post("/devices", JSON, " ".repeat((2 << 20) + 1)),
                413,
                "request-entity-too-large");
        assertProblem(server.get("/nowhere"), 404, "not-found");
        assertProblem(server.get("/devices"), 405, "method-not-allowed");
        assertThat(server.raw("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/problems/bad-request");
        assertThat(server.raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void anExceptionsMessageStaysHere() throws Exception {
        assertProblem(server.get("/broken"), 500, "internal-error")
                .doesNotContain("secret", "Exception");
    }

    @Test
    void aClientThatGoesAwayInMidBodyIsNoErrorOfOurs() throws Exception {
        var log = Logger.getLogger(Problem.class.getName());
        var logged = new AtomicInteger();
        log.setFilter(_ -> logged.incrementAndGet() < 0);
        try (var socket = new Socket("127.0.0.1", server.port())) {
            var head =
                    "POST /devices HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } finally {
            log.setFilter(null);
        }
        assertThat(logged).hasValue(0);
    }

    @Test
    void aModuleAnswersForItsOwnExceptions() throws Exception {
        assertProblem(server.get("/busy"), 503, "overloaded");
    }

    private static void routes(HttpRouting.Builder routing) {
        routing.error(
                        Busy.class,
                        (_, response, _) ->
                                Problem.of(Status.SERVICE_UNAVAILABLE_503, "overloaded", "later")
                                        .send(response))
                .post(
                        "/devices",
                        (request, response) -> {
                            var body = Body.of(request);
                            var serial = body.required("serial", DeviceSerial::new);
                            body.check();
                            Json.send(
                                    response,
                                    Status.CREATED_201,
                                    Map.of("serial", serial.value().value()));
                        })
                .post(
                        "/batch",
                        (request, response) -> {
                            var bodies = Body.array(request, 3);
                            bodies.forEach(body -> body.required("serial", DeviceSerial::new));
                            bodies.getFirst().check();
                            response.send();
                        })
                .get(
                        "/broken",
                        (_, _) -> {
                            throw new IllegalStateException("secret detail");
                        })
                .get(
                        "/busy",
                        (_, _) -> {
                            throw new Busy();
                        });
    }

    private static final class Busy extends RuntimeException {}

    private static org.assertj.core.api.AbstractStringAssert<?> assertProblem(
            HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        return assertThat(answer.body())
                .startsWith("{\"type\":\"/problems/" + slug + "\"")
                .contains("\"status\":" + status);
    }
}
