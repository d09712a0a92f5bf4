package calypte.emulator.device;

import java.time.Duration;
import java.util.SplittableRandom;

/// What chance and hardware hold for one device: everything that it does not decide itself. Two
/// devices with the same plan live the same life.
///
/// @param seed what varies from time to time is drawn from it
public record Plan(Steps steps, Luck luck, Habits habits, long seed) {

    /// How long the steps of an update take.
    public record Steps(Duration download, Duration verify, Duration install, Duration boot) {}

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// How long it waits after `tries` failures in a row: 1 s, doubled up to 64 s, each a quarter
    /// more or less, so that a fleet that was thrown out together does not come back together.
    Duration retry(int tries) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.clamp(tries - 1, 0, MOST_DOUBLINGS));
        return times(doubled, random(tries).nextDouble(0.75, 1.25));
    }

    /// How long a report is on its way.
    ///
    /// @param turn no two reports of a device have the same
    Duration underWay(long turn) {
        return times(habits.speech().latest(), random(-turn).nextDouble());
    }

    private SplittableRandom random(long turn) {
        return new SplittableRandom(seed ^ (turn * GOLDEN));
    }

    private static Duration times(Duration length, double factor) {
        return Duration.ofMillis(Math.round(length.toMillis() * factor));
    }
}
