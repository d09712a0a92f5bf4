package calypte.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Health.Loop;
import calypte.console.fx.Texts;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PulseTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:30:00Z");
    private static final Texts TEXTS = Texts.beside(Pulse.class);

    @Test
    void tellsTheLastRoundAndTheNext() {
        var loop = new Loop(Optional.of(NOW.minusSeconds(3)), Optional.of(NOW.plusSeconds(7)), 4);

        assertThat(Pulse.of(loop, NOW, TEXTS)).isEqualTo("reconciled 3 s ago · next in 7 s");
        assertThat(Pulse.of(loop, NOW.plusSeconds(8), TEXTS))
                .isEqualTo("reconciled 11 s ago · next now");
    }

    @Test
    void toleratesAServerThatHasNotGoneRoundYet() {
        var loop = new Loop(Optional.empty(), Optional.empty(), 0);

        assertThat(Pulse.of(loop, NOW, TEXTS)).isEqualTo("not reconciled yet");
    }
}
