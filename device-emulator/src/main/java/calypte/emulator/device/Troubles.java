package calypte.emulator.device;

import calypte.emulator.device.Effect.Disconnect;
import calypte.emulator.device.Effect.StopFetching;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.emulator.device.Habits.Trouble;
import java.time.Duration;

/// The part of a [Brain] that something befalls now and then.
final class Troubles {

    private final Nature nature;

    Troubles(Nature nature) {
        this.nature = nature;
    }

    /// The next one is ahead, if this device has any.
    Step ahead(Step step) {
        var trouble = nature.plan().habits().trouble();
        if (trouble == null || step.state().times().trouble() != 0) {
            return step;
        }
        var state = step.state().ticketed();
        var ticket = state.tickets();
        return step.before(
                Step.to(
                        state.with(state.times().withTrouble(ticket)),
                        new Wait(ticket, trouble.after())));
    }

    /// Its time has come.
    Step befall(State state) {
        var past = state.with(state.times().withTrouble(0));
        return switch (nature.plan().habits().trouble()) {
            case Trouble.Outage(_, var lasts) -> goAway(past, lasts);
            case Trouble.Crash _ -> crash(past);
            case null -> Step.to(past);
        };
    }

    private Step goAway(State state, Duration lasts) {
        return switch (state.uplink()) {
            case Uplink.Up _ -> {
                var next = state.ticketed();
                yield Step.to(
                        next.with(new Uplink.Down(0, next.tickets())),
                        new Disconnect(),
                        new Tell(new Happening.WentAway(nature.serial())),
                        new Wait(next.tickets(), lasts));
            }
            case Uplink.Off _, Uplink.Connecting _, Uplink.Down _ -> Step.to(state);
        };
    }

    private Step crash(State state) {
        return switch (state.work()) {
            case Work.Off _, Work.Booting _ -> Step.to(state);
            case Work.Idle _, Work.Fetching _, Work.Verifying _, Work.Installing _, Work.Stuck _ ->
                    Step.to(state, new StopFetching())
                            .before(
                                    Ending.reboot(
                                            state,
                                            state.boot().firmware(),
                                            nature.plan().steps().boot()));
        };
    }
}
