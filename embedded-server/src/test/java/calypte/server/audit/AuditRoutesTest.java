package calypte.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.server.http.HttpServer;
import calypte.server.http.Listener;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditRoutesTest {

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Trail trail;

    @SuppressWarnings("NullAway.Init")
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        trail = new Trail(folder);
        for (var i = 1; i <= 9; i++) {
            trail.registered("pump-" + i);
        }
        trail.record(
                AuditEvent.of(Action.DEVICE_FIRMWARE_UNKNOWN)
                        .device(new UUID(1, 1), "valve-1", "valve")
                        .failed()
                        .warn());
        server =
                HttpServer.start(
                        new Listener("http", "127.0.0.1", 0),
                        routing ->
                                routing.register(
                                        "/audit",
                                        new AuditRoutes(
                                                trail.pages, InstantSource.fixed(Trail.NOON))));
    }

    @AfterAll
    static void stop() {
        CLIENT.shutdownNow();
        server.close();
        trail.close();
    }

    @Test
    void isReadInPagesOldestFirst() throws Exception {
        var first = get("limit=4");

        assertThat(sequences(first)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(first.body())
                .startsWith("{\"items\":[{\"@timestamp\":")
                .endsWith("],\"next\":4}");
        assertThat(sequences(get("limit=4&after=4"))).containsExactly(5L, 6L, 7L, 8L);
        assertThat(get("limit=4&after=8").body()).endsWith("],\"next\":null}");
    }

    @Test
    void orNewestFirst() throws Exception {
        var first = get("limit=3&order=desc");

        assertThat(sequences(first)).containsExactly(10L, 9L, 8L);
        assertThat(first.body()).endsWith("\"next\":8}");
        assertThat(sequences(get("limit=3&order=desc&before=8"))).containsExactly(7L, 6L, 5L);
    }

    @Test
    void isFilteredByItsJsonNames() throws Exception {
        assertThat(filtered("event.action==device-firmware-unknown")).containsExactly(10L);
        assertThat(filtered("event.action==device-*;event.outcome==failure")).containsExactly(10L);
        assertThat(filtered("log.level==warn")).containsExactly(10L);
        assertThat(filtered("device.serial_number=in=(pump-1,valve-1)")).containsExactly(1L, 10L);
        assertThat(filtered("device.id==" + new UUID(1, 1))).containsExactly(10L);
        assertThat(filtered("@timestamp>=2026-11-01T12:00:00Z;event.sequence<3"))
                .containsExactly(1L, 2L);
        assertThat(filtered("@timestamp<2026-11-01T12:00:00Z")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAQuery() throws Exception {
        assertRefused("limit=501");
        assertRefused("limit=x");
        assertRefused("after=-1");
        assertRefused("order=sideways");
        assertRefused("filter=" + encoded("password==x"));
        assertRefused("filter=" + encoded("event.action=="));
        assertRefused("filter=" + encoded("device.id==1"));
        assertRefused("filter=" + encoded("(log.level==warn"));
    }

    private static void assertRefused(String query) throws Exception {
        var answer = get(query);
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(answer.body()).contains("\"detail\":\"").doesNotContain("Exception");
    }

    private static List<Long> filtered(String filter) throws Exception {
        return sequences(get("filter=" + encoded(filter)));
    }

    private static List<Long> sequences(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SEQUENCE.matcher(answer.body())
                .results()
                .map(it -> Long.valueOf(it.group(1)))
                .toList();
    }

    private static HttpResponse<String> get(String query) throws Exception {
        var uri = URI.create(server.url() + "/audit?" + query);
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
