package calypte.console.shell;

import calypte.console.client.Health.Loop;
import calypte.console.fx.Texts;
import java.time.Duration;
import java.time.Instant;

/// The loop's clock, in words: when it last compared the fleet with what it should be, and when it
/// will again.
final class Pulse {

    private Pulse() {}

    static String of(Loop loop, Instant now, Texts texts) {
        if (loop.lastRoundAt().isEmpty()) {
            return texts.get("pulse.never");
        }
        var age = seconds(loop.lastRoundAt().get(), now);
        var left = loop.nextRoundAt().map(next -> seconds(now, next)).orElse(0L);
        return left > 0 ? texts.get("pulse", age, left) : texts.get("pulse.now", age);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Math.round(Duration.between(from, to).toMillis() / 1000.0));
    }
}
