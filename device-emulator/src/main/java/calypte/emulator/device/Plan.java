package calypte.emulator.device;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What chance and hardware hold for one device: everything that it does not decide itself. Two
/// devices with the same plan live the same life.
///
/// @param fates of the orders it carries out, in turn; the last one goes for all that follow
/// @param outage its times without a network, if it has any
/// @param seed what varies from time to time is drawn from it
public record Plan(Steps steps, List<Fate> fates, @Nullable Outage outage, long seed) {

    /// How long the steps of an update take.
    public record Steps(Duration download, Duration verify, Duration install, Duration boot) {}

    /// It loses the network `after` it was answered, for as long as `lasts`.
    public record Outage(Duration after, Duration lasts) {}

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    public Plan {
        fates = List.copyOf(fates);
        if (fates.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one fate");
        }
    }

    /// What becomes of the order after `before` others.
    Fate fate(int before) {
        return fates.get(Math.min(before, fates.size() - 1));
    }

    /// How long it waits after `tries` failures in a row: 1 s, doubled up to 64 s, each a quarter
    /// more or less, so that a fleet that was thrown out together does not come back together.
    Duration retry(int tries) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.clamp(tries - 1, 0, MOST_DOUBLINGS));
        return vary(doubled, tries);
    }

    private Duration vary(Duration length, long turn) {
        var factor =
                new SplittableRandom(seed ^ (turn * 0x9E3779B97F4A7C15L)).nextDouble(0.75, 1.25);
        return Duration.ofMillis(Math.round(length.toMillis() * factor));
    }
}
