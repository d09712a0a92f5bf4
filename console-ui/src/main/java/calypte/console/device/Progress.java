package calypte.console.device;

import calypte.console.client.Timeline;
import calypte.console.look.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the running attempt is: one bar for all its steps, which only grows.
///
/// @param fraction from 0 to 1
/// @param phase the step in words
/// @param silence how long nothing was heard of it
record Progress(double fraction, String phase, Duration silence) {

    /// A device that says nothing for so long has stalled.
    private static final Duration STALLED = Duration.ofSeconds(30);

    private static final List<String> HEARD = List.of("update-progressed", "update-dispatched");

    /// A step, and where on the bar it begins and ends. The download takes the longest.
    private record Stretch(String step, double from, double to) {}

    private static final List<Stretch> STRETCHES =
            List.of(
                    new Stretch("DISPATCHED", 0.01, 0.03),
                    new Stretch("ACCEPTED", 0.03, 0.06),
                    new Stretch("DOWNLOADING", 0.06, 0.66),
                    new Stretch("VERIFYING", 0.66, 0.72),
                    new Stretch("INSTALLING", 0.72, 0.92),
                    new Stretch("REBOOTING", 0.92, 0.98));

    static Optional<Progress> of(Facts facts, Instant now) {
        var update = facts.device().update();
        if (update == null || update.step() == null || !update.state().equals("UNDER_WAY")) {
            return Optional.empty();
        }
        var heard = heard(facts.timeline(), update.since());
        var silence = heard == null ? Duration.ZERO : Duration.between(heard, now);
        var percent = update.percent() == null ? 0 : update.percent();
        return Optional.of(
                new Progress(
                        fraction(update.step(), percent),
                        Words.progress(facts.device()),
                        silence.isNegative() ? Duration.ZERO : silence));
    }

    private static @Nullable Instant heard(Timeline timeline, @Nullable Instant since) {
        return timeline.items().stream()
                .filter(item -> HEARD.contains(item.action()))
                .map(Timeline.Item::at)
                .findFirst()
                .filter(at -> since == null || at.isAfter(since))
                .orElse(since);
    }

    private static double fraction(String step, int percent) {
        return STRETCHES.stream()
                .filter(one -> one.step().equals(step))
                .map(one -> one.from() + (one.to() - one.from()) * percent / 100)
                .findFirst()
                .orElse(0.0);
    }

    boolean isStalled() {
        return silence.compareTo(STALLED) >= 0;
    }
}
