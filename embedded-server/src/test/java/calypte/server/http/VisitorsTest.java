package calypte.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Slow and endless clients, on a listener with little patience and few connections.
final class VisitorsTest {

    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final int CONNECTIONS = 20;
    private static final String REQUEST = "GET /hello HTTP/1.1\r\nHost: a\r\n";

    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        server =
                new Served(
                        new Listener.Limits(1 << 20, CONNECTIONS, CONNECTIONS, IDLE, PATIENCE),
                        routing ->
                                routing.get("/hello", (_, response) -> response.send("hello"))
                                        .post(
                                                "/read",
                                                (request, response) -> {
                                                    var body = request.content();
                                                    response.send(
                                                            body.inputStream().readAllBytes());
                                                }));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSilentAndTheSlowDoNotStarveTheOthers() throws Exception {
        var slow = new ArrayList<Socket>();
        for (var i = 0; i < 2 * CONNECTIONS; i++) {
            var socket = connect();
            write(socket, i % 2 == 0 ? "" : REQUEST + "X-Slow: ");
            slow.add(socket);
        }

        assertThat(server.get("/hello").body()).isEqualTo("hello");

        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void aHeaderThatDripsIsCutAllTheSame() throws Exception {
        try (var socket = connect()) {
            write(socket, REQUEST + "X-Slow: ");

            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> write(socket, "y"))
                                    .isInstanceOf(SocketException.class));
        }
    }

    @Test
    void aBodyThatDripsIsCutAllTheSame() throws Exception {
        try (var socket = connect()) {
            write(socket, "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");

            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> write(socket, "y"))
                                    .isInstanceOf(SocketException.class));
        }
    }

    @Test
    void aConnectionMayIdleLongerThanARequestMayTake() throws Exception {
        try (var socket = connect()) {
            write(socket, REQUEST + "\r\n");
            var first = readHello(socket);
            var start = System.nanoTime();

            Awaitility.await()
                    .pollDelay(PATIENCE.multipliedBy(3).dividedBy(2))
                    .until(() -> System.nanoTime() - start > PATIENCE.toNanos());
            write(socket, REQUEST + "\r\n");

            assertThat(first).endsWith("hello");
            assertThat(readHello(socket)).endsWith("hello");
            // And in the end it is let go: nothing more comes, not even after a while.
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.port());
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String readHello(Socket socket) throws IOException {
        var text = new StringBuilder();
        for (var next = 0; next >= 0 && !text.toString().endsWith("hello"); ) {
            next = socket.getInputStream().read();
            text.append((char) next);
        }
        return text.toString();
    }
}
