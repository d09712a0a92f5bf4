package calypte.console.device;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeviceViewModelTest {

    private final StubServer server = OneDevice.serving(Sample.failed(1));
    private final Around around = Around.of(server);
    private final DeviceViewModel page =
            new DeviceViewModel(around.surroundings(), OneDevice.PLACE);

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void putsNamesToWhatTheDeviceRuns() {
        page.refresh();

        assertThat(facts().current()).isEqualTo("1.4.0");
        assertThat(facts().assignedVersion()).isEqualTo("1.5.0");
        assertThat(facts().device().status().reason()).contains("HASH_MISMATCH");
    }

    @Test
    void keepsWhatItKnewWhenTheServerIsAway() {
        page.refresh();
        server.close();

        page.refresh();

        assertThat(facts().current()).isEqualTo("1.4.0");
        assertThat(page.getTrouble()).endsWith("What you see is what was known last.");
        assertThat(page.isGone()).isFalse();
    }

    @Test
    void saysThatThereIsNoSuchDevice() {
        server.answer(
                "GET " + OneDevice.PATH, 404, "{\"title\":\"no such device\",\"status\":404}");

        page.refresh();

        assertThat(page.isGone()).isTrue();
        assertThat(page.getTrouble()).isEmpty();
    }

    @Test
    void asksAnewOnlyWhileSomebodyLooks() {
        page.watch(true);
        page.watch(false);

        assertThat(server.asked("GET " + OneDevice.PATH)).hasSize(1);
    }

    @Test
    void anAttemptThatSaysNothingHasStalled() {
        underWay();

        page.refresh();

        var soon = facts().progress(Instant.parse("2026-11-23T06:30:29Z")).orElseThrow();
        var late = facts().progress(Instant.parse("2026-11-23T06:30:32Z")).orElseThrow();
        assertThat(soon.isStalled()).isFalse();
        assertThat(late.isStalled()).isTrue();
        assertThat(late.silence()).isEqualTo(Duration.ofSeconds(32));
        assertThat(late.phase()).isEqualTo("Downloading 41 %");
        assertThat(late.fraction()).isBetween(0.3, 0.31);
    }

    private void underWay() {
        var device =
                OneDevice.with(
                        Sample.failed(1).replace("FAILED", "UPDATING"),
                        "\"update\":{\"update_id\":\"u\",\"state\":\"UNDER_WAY\",\"attempt\":1,"
                                + "\"step\":\"DOWNLOADING\",\"percent\":41,"
                                + "\"since\":\"2026-11-23T06:30:00Z\"}");
        server.answer("GET " + OneDevice.PATH, 200, device);
    }

    private Facts facts() {
        return Objects.requireNonNull(page.factsProperty().get());
    }
}
