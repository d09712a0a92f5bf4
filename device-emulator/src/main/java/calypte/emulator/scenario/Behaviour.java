package calypte.emulator.scenario;

import calypte.emulator.device.Fate;
import calypte.emulator.device.Plan;
import calypte.emulator.device.Plan.Outage;
import calypte.emulator.device.Plan.Steps;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A way for devices to behave, as data.
///
/// @param haste how many times as fast as a normal device it takes its steps
/// @param door what it brings to the server's door
/// @param fates of its orders, in turn; the last goes for all that follow
/// @param outage its times without a network, if it has any
public record Behaviour(
        String name, double haste, Door door, List<Fate> fates, @Nullable Outage outage) {

    /// What a device says of itself.
    public enum Door {
        HONEST,
        WRONG_KEY,
        /// Reports a firmware that nobody knows.
        UNKNOWN_FIRMWARE
    }

    /// A normal device's steps at pace 1: an update in about ten seconds.
    private static final Steps NORMAL =
            new Steps(
                    Duration.ofMillis(3_000),
                    Duration.ofMillis(500),
                    Duration.ofMillis(4_000),
                    Duration.ofMillis(2_000));

    /// What one device of this behaviour has before it. The same seed and number give the same.
    ///
    /// @param pace how many times as fast as in real life
    public Plan plan(long seed, int number, double pace) {
        var random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * number);
        var factor = random.nextDouble(0.8, 1.4) / (haste * pace);
        var steps =
                new Steps(
                        times(NORMAL.download(), factor),
                        times(NORMAL.verify(), factor),
                        times(NORMAL.install(), factor),
                        times(NORMAL.boot(), factor));
        return new Plan(steps, fates, paced(random, pace), random.nextLong());
    }

    private @Nullable Outage paced(SplittableRandom random, double pace) {
        var always = outage;
        if (always == null) {
            return null;
        }
        var factor = random.nextDouble(0.5, 1.5) / pace;
        return new Outage(times(always.after(), factor), times(always.lasts(), factor));
    }

    private static Duration times(Duration length, double factor) {
        return Duration.ofMillis(Math.round(length.toMillis() * factor));
    }
}
