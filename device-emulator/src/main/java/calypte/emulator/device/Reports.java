package calypte.emulator.device;

import calypte.emulator.device.Effect.Report;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.model.update.Progress;

/// The part of a [Brain] that tells the server how far it is: as often, as late and as muddled as
/// its [Habits.Speech] has it.
final class Reports {

    private final Nature nature;

    Reports(Nature nature) {
        this.nature = nature;
    }

    Step say(State state, Progress progress) {
        var step = Step.to(state);
        for (var copy = 0; copy < nature.plan().habits().speech().copies(); copy++) {
            step = step.before(send(step.state(), progress));
        }
        return step.plus(new Tell(new Happening.Progressed(nature.serial(), progress)));
    }

    private Step send(State state, Progress progress) {
        if (nature.plan().habits().speech().latest().isZero()) {
            return Step.to(state, new Report(progress));
        }
        var next = state.ticketed();
        var ticket = next.tickets();
        return Step.to(
                next.with(next.times().owing(ticket, progress)),
                new Wait(ticket, nature.plan().underWay(ticket)));
    }

    /// The report on its way under this ticket arrives, if there is one.
    Step timeUp(State state, long ticket) {
        var owed = state.times().owed().get(ticket);
        return owed == null
                ? Step.to(state)
                : Step.to(state.with(state.times().rid(ticket)), new Report(owed));
    }
}
