package calypte.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class LogstashShipperTest {

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Trail trail;

    @BeforeEach
    void open() throws Exception {
        trail = new Trail(folder);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void shipsWhatIsStoredAndWhatFollows() throws Exception {
        registered(1, 700);
        try (var sink = new Sink();
                var _ = shipping(sink.port())) {
            registered(701, 710);

            Awaitility.await().until(() -> sink.lines().size() == 710);
            assertThat(sequences(sink.lines())).isEqualTo(upTo(710));
            assertThat(sink.lines().getFirst())
                    .isEqualTo(trail.pages.after(0, 1).getFirst().document());
        }
    }

    @Test
    void losesNothingWhenTheSinkIsKilledUnderLoad() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var sink = new Sink(0, lines);
        var port = sink.port();
        try (var _ = shipping(port)) {
            for (var round = 0; round < 6; round++) {
                var known = round * 300;
                registered(known + 1, known + 300);
                Awaitility.await().until(() -> lines.size() > known);
                sink.close();
                sink = reborn(port, lines);
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> new LinkedHashSet<>(sequences(lines)).size() == 1800);
            // The first time that each is seen, they come in order; and an event is always the
            // same.
            assertThat(new LinkedHashSet<>(sequences(lines))).containsExactlyElementsOf(upTo(1800));
            assertThat(new LinkedHashSet<>(lines)).hasSize(1800);
        } finally {
            sink.close();
        }
    }

    @Test
    void repeatsNothingAfterARestartInOrder() throws Exception {
        try (var sink = new Sink()) {
            registered(1, 50);
            try (var _ = shipping(sink.port())) {
                Awaitility.await().until(() -> sink.lines().size() == 50);
            }
            assertThat(cursor().position()).isEqualTo(50);

            registered(51, 60);
            try (var _ = shipping(sink.port())) {
                Awaitility.await().until(() -> sink.lines().size() >= 60);
            }

            assertThat(sequences(sink.lines())).isEqualTo(upTo(60));
        }
    }

    @Test
    void movesTheCursorOnceTheSinkHadTimeToRead() throws Exception {
        try (var sink = new Sink();
                var shipper = shipping(sink.port())) {
            registered(1, 10);

            Awaitility.await().until(() -> cursor().position() == 10);
            Awaitility.await().until(() -> shipper.state().queued() == 0);
            assertThat(shipper.state()).isEqualTo(new LogstashShipper.State(10, 0, null));
        }
    }

    @Test
    void saysSinceWhenNobodyIsThereAndHowMuchWaits() throws Exception {
        int port;
        try (var sink = new Sink()) {
            port = sink.port();
        }
        registered(1, 7);
        try (var shipper = shipping(port)) {
            Awaitility.await().until(() -> shipper.state().downSince() != null);
            assertThat(shipper.state()).isEqualTo(new LogstashShipper.State(0, 7, Trail.NOON));

            try (var back = reborn(port, new CopyOnWriteArrayList<>())) {
                Awaitility.await().until(() -> back.lines().size() == 7);
                assertThat(shipper.state().downSince()).isNull();
            }
        }
    }

    @Test
    void knowsASinkWhenItSeesOne() {
        assertThat(LogstashShipper.sink("tcp://logs.example:5044").getPort()).isEqualTo(5044);
        for (var wrong : List.of("", "logs.example:5044", "http://a:1", "tcp://a", "tcp:// :1")) {
            assertThatThrownBy(() -> LogstashShipper.sink(wrong))
                    .hasMessage("must be tcp://host:port");
        }
    }

    private LogstashShipper shipping(int port) {
        var around =
                new LogstashShipper.Surroundings(
                        InstantSource.fixed(Trail.NOON),
                        new SplittableRandom(7),
                        Duration.ofMillis(20),
                        PATIENCE);
        var shipper =
                new LogstashShipper(
                        LogstashShipper.sink("tcp://127.0.0.1:" + port),
                        trail.feed,
                        trail.pages,
                        cursor(),
                        around);
        shipper.start();
        return shipper;
    }

    /// The port is free again only some time after its last owner has let go.
    private static Sink reborn(int port, List<String> lines) {
        return Awaitility.await()
                .ignoreException(BindException.class)
                .until(() -> new Sink(port, lines), _ -> true);
    }

    private ShippedCursor cursor() {
        return new ShippedCursor(trail.database.readers(), trail.database.writer());
    }

    private void registered(int from, int to) {
        for (var at = from; at <= to; at += 50) {
            trail.record(
                    LongStream.rangeClosed(at, Math.min(to, at + 49))
                            .mapToObj(i -> Trail.registration("pump-" + i))
                            .toArray(AuditEvent[]::new));
        }
    }

    private static List<Long> sequences(List<String> lines) {
        return lines.stream()
                .map(line -> SEQUENCE.matcher(line).results().findFirst().orElseThrow().group(1))
                .map(Long::valueOf)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
