package calypte.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.server.http.HttpServer;
import calypte.server.http.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EventStreamTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Trail trail;

    @SuppressWarnings("NullAway.Init")
    private EventStream events;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        trail = new Trail(folder);
        events =
                new EventStream(
                        trail.feed,
                        trail.pages,
                        EventStreamTest::render,
                        _ -> List.of(),
                        Duration.ofMillis(300));
        server =
                HttpServer.start(
                        new Listener("http", "127.0.0.1", 0),
                        routing -> routing.register("/events", events));
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        events.close();
        server.close();
        trail.close();
    }

    @Test
    void showsWhatHappensFromNowOn() throws Exception {
        trail.registered("before");
        try (var stream = follow()) {
            trail.registered("pump-1");

            assertThat(stream.next("event: audit")).contains("id: 2").contains("pump-1");
        }
    }

    @Test
    void goesOnWhereTheClientLeftOff() throws Exception {
        trail.record(registrations(450));

        try (var stream = follow("Last-Event-ID: 3")) {
            for (var i = 4; i <= 450; i++) {
                assertThat(stream.next("event: audit")).contains("id: " + i).contains("pump-" + i);
            }
        }
    }

    @Test
    void tellsEachChangedDeviceOnce() throws Exception {
        try (var stream = follow()) {
            for (var i = 0; i < 1000; i++) {
                events.changed(List.of(new UUID(0, i % 2)));
            }

            assertThat(Stream.of(stream.next("event: device"), stream.next("event: device")))
                    .anyMatch(event -> event.contains(new UUID(0, 0).toString()))
                    .anyMatch(event -> event.contains(new UUID(0, 1).toString()));
        }
    }

    @Test
    void tellsToStartAnewWhenThereIsTooMuchToTell() throws Exception {
        try (var stream = follow()) {
            events.changed(
                    Stream.iterate(0, i -> i + 1).limit(10_001).map(i -> new UUID(0, i)).toList());

            assertThat(stream.next("event: reset")).contains("data: {}");
        }
    }

    @Test
    void noticesThatAClientIsGone() throws Exception {
        follow().close();

        Awaitility.await().until(() -> events.count() == 0);
    }

    @Test
    void aClientThatDoesNotListenCostsTheOthersNothing() throws Exception {
        try (var deaf = new Socket("127.0.0.1", server.port());
                var stream = follow()) {
            deaf.getOutputStream().write(request("").getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> events.count() == 2);
            trail.record(registrations(8_000));

            for (var i = 0; i < 8_000; i++) {
                assertThat(stream.next("event: audit")).contains("id: " + (i + 1) + "\n");
            }
        }
    }

    @Test
    void endsWithTheServer() throws Exception {
        try (var stream = follow()) {
            events.close();

            assertThat(stream.next("event: audit")).isEmpty();
        }
    }

    @Test
    void aStrangeIdIsRefused() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.url() + "/events"))
                        .header("Last-Event-ID", "yesterday")
                        .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    private static AuditEvent[] registrations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Trail.registration("pump-" + i))
                .toArray(AuditEvent[]::new);
    }

    private static List<?> render(Collection<UUID> devices) {
        return List.copyOf(devices);
    }

    private Following follow(String... headers) throws IOException {
        var before = events.count();
        var following =
                new Following(new Socket("127.0.0.1", server.port()), String.join("", headers));
        Awaitility.await().until(() -> events.count() > before);
        return following;
    }

    private static String request(String header) {
        return "GET /events HTTP/1.1\r\nHost: a\r\n"
                + (header.isEmpty() ? "" : header + "\r\n")
                + "\r\n";
    }

    /// A client of the stream, on a bare socket.
    private static final class Following implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;

        Following(Socket socket, String header) throws IOException {
            this.socket = socket;
            socket.getOutputStream().write(request(header).getBytes(StandardCharsets.US_ASCII));
            lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            // Headers come at once, before there is anything to tell.
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }

        /// The next event that begins like this; empty at the end of the stream.
        String next(String beginning) throws IOException {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(beginning)) {
                    var event = new StringBuilder();
                    for (var next = line;
                            next != null && !next.isEmpty();
                            next = lines.readLine()) {
                        event.append(next).append('\n');
                    }
                    return event.toString();
                }
            }
            return "";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
