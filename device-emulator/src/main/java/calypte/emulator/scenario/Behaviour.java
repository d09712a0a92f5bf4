package calypte.emulator.scenario;

import calypte.emulator.device.Habits;
import calypte.emulator.device.Habits.Trouble;
import calypte.emulator.device.Luck;
import calypte.emulator.device.Plan;
import calypte.emulator.device.Plan.Steps;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A way for devices to behave, as data.
///
/// @param about for a person, in a few words
/// @param haste how many times as fast as a normal device it takes its steps
/// @param door what it brings to the server's door
public record Behaviour(
        String name, String about, double haste, Door door, Luck luck, Habits habits) {

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

    /// The same, so many times as fast as a normal device.
    public Behaviour atHaste(double other) {
        return new Behaviour(name, about, other, door, luck, habits);
    }

    public Behaviour with(Luck other) {
        return new Behaviour(name, about, haste, door, other, habits);
    }

    public Behaviour with(Habits other) {
        return new Behaviour(name, about, haste, door, luck, other);
    }

    public Behaviour with(Door other) {
        return new Behaviour(name, about, haste, other, luck, habits);
    }

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
        var speech = habits.speech();
        var paced =
                habits.with(trouble(random, pace))
                        .with(new Habits.Speech(speech.copies(), times(speech.latest(), 1 / pace)));
        return new Plan(steps, luck, paced, random.nextLong());
    }

    private @Nullable Trouble trouble(SplittableRandom random, double pace) {
        var factor = random.nextDouble(0.5, 1.5) / pace;
        return switch (habits.trouble()) {
            case Trouble.Outage(var after, var lasts) ->
                    new Trouble.Outage(times(after, factor), times(lasts, factor));
            case Trouble.Crash(var after) -> new Trouble.Crash(times(after, factor));
            case null -> null;
        };
    }

    private static Duration times(Duration length, double factor) {
        return Duration.ofMillis(Math.round(length.toMillis() * factor));
    }

    @Override
    public String toString() {
        return name;
    }
}
