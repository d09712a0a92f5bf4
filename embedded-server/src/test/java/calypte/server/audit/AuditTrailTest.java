package calypte.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTrailTest {

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
    void tellsAnEventInOneLineOfEcs() {
        trail.registered("pump-1");

        var stored = trail.pages.after(0, 10);

        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst().document())
                .matches(
                        "\\{\"@timestamp\":\"2026-11-01T12:00:00Z\",\"ecs\":\\{\"version\":\"8.17.0\"},\"event\":\\{\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\",\"kind\":\"event\",.*")
                .contains("\"action\":\"device-registered\",\"outcome\":\"success\"")
                .contains("\"sequence\":1,\"dataset\":\"calypte.audit\"")
                .contains("\"log\":{\"level\":\"info\"}")
                .contains("\"device\":{\"id\":", "\"model\":{\"identifier\":\"pump\"}")
                .contains("\"labels\":{\"door\":\"MQTT\"");
    }

    @Test
    void hasNoGapsHoweverManyWriteAndFail() throws Exception {
        var writers = new ArrayList<Thread>();
        for (var w = 0; w < 8; w++) {
            var name = "pump-" + w;
            writers.add(Thread.ofVirtual().start(() -> writeAndFail(name)));
        }
        for (var writer : writers) {
            writer.join();
        }

        assertThat(trail.pages.after(0, 1000))
                .extracting(AuditPages.Stored::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 8 * 20).boxed().toList());
        assertThat(trail.pages.head()).isEqualTo(8 * 20);
        assertThat(trail.verdict()).isInstanceOf(AuditVerifier.Intact.class);
    }

    @Test
    void anEventDoesNotStandWithoutItsChange() {
        assertThatThrownBy(() -> fail("pump-1")).hasMessage("no");

        assertThat(trail.pages.head()).isZero();
    }

    @Test
    void goesOnWhereItEndedAfterARestart() throws Exception {
        trail.registered("pump-1");
        trail.close();
        trail = new Trail(folder);
        trail.registered("pump-2");

        assertThat(trail.pages.head()).isEqualTo(2);
        assertThat(trail.verdict()).isInstanceOf(AuditVerifier.Intact.class);
    }

    @Test
    void saysHowFarItReachesOnceItIsDurable() {
        var heard = new CopyOnWriteArrayList<Long>();
        trail.feed.follow(heard::add);

        trail.record(Trail.registration("pump-1"), Trail.registration("pump-2"));
        assertThatThrownBy(() -> fail("pump-3"));

        assertThat(heard).containsExactly(2L);
    }

    @Test
    void nobodyForgesALineOrHidesAPartOfOne() {
        trail.record(
                AuditEvent.of(Action.DEVICE_AUTHENTICATION_FAILED)
                        .device(null, "a\"\\\n\r\u0000\u001b[2J\u202egnp.exe\u2028\u200b", null)
                        .says("ok für 日本 😀 \ud800 \udb40\udc41"));

        assertThat(trail.pages.after(0, 1).getFirst().document())
                .contains("a\\\"\\\\\\n\\r\\u0000\\u001b[2J\\u202egnp.exe\\u2028\\u200b")
                .contains("ok für 日本 😀 \\ud800 \\udb40\\udc41");
    }

    @Test
    void aStrangersLongStoryIsCutShort() {
        trail.record(
                AuditEvent.of(Action.DEVICE_REFUSED)
                        .device(null, "x".repeat(70_000), null)
                        .because("y".repeat(70_000)));

        assertThat(trail.pages.after(0, 1).getFirst().document()).hasSizeLessThan(5000);
    }

    private void writeAndFail(String name) {
        for (var i = 0; i < 20; i++) {
            trail.registered(name + "-" + i);
            try {
                fail(name);
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("no");
            }
        }
    }

    private void fail(String serial) {
        trail.database
                .writer()
                .write(tx -> {
                    trail.trail.record(tx, Trail.registration(serial));
                    throw new IllegalStateException("no");
                });
    }
}
