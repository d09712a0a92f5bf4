package calypte.server;

import static calypte.server.Operator.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a path takes, and what it says to a method that it does not.
@OnTheSharedServer
class MethodsTest {

    private final RunningServer server;
    private final Operator operator;
    private final Api api;

    MethodsTest(RunningServer server) throws Exception {
        this.server = server;
        this.operator = new Operator(server.operator());
        this.api = operator.api();
    }

    @Test
    void aHeadHasTheHeadersOfAGetAndNoBody() throws Exception {
        var device = operator.device(fresh("head"), operator.type(), null);
        for (var path : List.of("/devices/" + device.id(), "/openapi.yaml", "/health/live")) {
            var got = api.get(path);

            var head = api.send(api.request(path).HEAD());

            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.response().body()).isEmpty();
            for (var name : List.of("Content-Length", "Content-Type", "ETag")) {
                assertThat(head.header(name)).as(name).isEqualTo(got.header(name));
            }
        }
        assertThat(api.send(api.request("/devices/nobody").HEAD()).status()).isEqualTo(404);
        assertThat(api.send(api.request("/nowhere").HEAD()).status()).isEqualTo(404);
    }

    @Test
    void aHeadOfWhatHasNoEndEndsAtOnce() {
        for (var path :
                List.of("/events", "/devices/export?format=csv", "/audit/export?format=csv")) {
            var head = api.send(api.request(path).HEAD());

            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.header("Content-Type")).startsWith("text/");
            assertThat(head.header("Content-Length")).isEmpty();
        }
    }

    /// A body that came all the same would be taken for the next answer.
    @Test
    void theNextAnswerOnTheConnectionIsTheNextAnswer() throws Exception {
        var token = Files.readString(server.at().data().resolve("operator.token")).strip();
        var at = server.at().operator();
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var turn = 0; turn < 3; turn++) {
                ask(socket, at, "HEAD /fleet/summary", "Authorization: Bearer " + token);
                assertThat(head(in)).startsWith("HTTP/1.1 200");
                ask(socket, at, "HEAD /fleet/summary", "X-Nobody: 1");
                assertThat(head(in)).startsWith("HTTP/1.1 401").contains("Content-Length");
            }
            ask(socket, at, "GET /health/live", "Connection: close");
            assertThat(head(in)).startsWith("HTTP/1.1 200");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"UP\"");
        }
    }

    @Test
    void aKnownPathTellsWhichMethodsItTakes() {
        var device = operator.device(operator.type(), null);

        refused(api, "PUT", "/devices/" + device.id(), "DELETE, GET, HEAD, PATCH");
        refused(api, "DELETE", "/devices", "GET, HEAD, POST");
        refused(api, "PATCH", "/devices/", "GET, HEAD, POST");
        refused(api, "GET", "/devices/" + device.id() + "/rekey", "POST");
        refused(api, "POST", "/openapi.yaml", "GET, HEAD");
        refused(server.device(), "GET", "/gateway/registration", "POST");
        refused(server.device(), "PUT", "/firmware/x/content", "GET, HEAD");
        assertThat(api.send(api.request("/nowhere").method("PUT", none())).status()).isEqualTo(404);
        assertThat(server.device().get("/devices").status()).isEqualTo(404);
        var nobody = new Api(server.at().operator(), "");
        assertThat(nobody.send(nobody.request("/devices").method("PUT", none())).status())
                .isEqualTo(401);
    }

    private static void refused(Api api, String method, String path, String allowed) {
        var answer = api.send(api.request(path).method(method, none()));

        assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("/problems/method-not-allowed");
    }

    private static HttpRequest.BodyPublisher none() {
        return HttpRequest.BodyPublishers.noBody();
    }

    private static void ask(Socket socket, URI at, String what, String header) throws IOException {
        var request =
                what + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\n" + header + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended in a head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
