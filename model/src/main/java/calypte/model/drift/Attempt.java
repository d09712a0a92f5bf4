package calypte.model.drift;

import calypte.model.update.Step;
import calypte.model.update.UpdateState.UnderWay;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One try at an update, from its dispatch on. At most one is open for a device.
///
/// @param number counts from 1 within a goal
/// @param steps what the device has said it came to, in order; empty until it says something
/// @param heardAt the last word that told something new: a further step, or a larger percentage
/// @param percent of the present step
public record Attempt(
        int number,
        Instant dispatchedAt,
        Instant deadline,
        List<Reached> steps,
        Instant heardAt,
        @Nullable Integer percent) {

    /// A step, and when the device said that it had come to it.
    public record Reached(Step step, Instant at) {}

    static Attempt dispatched(int number, Instant at, Policy policy) {
        return new Attempt(number, at, at.plus(policy.deadline()), List.of(), at, null);
    }

    /// The step it is at.
    public Step step() {
        return steps.isEmpty() ? Step.DISPATCHED : steps.getLast().step();
    }

    /// When it came to that step.
    public Instant since() {
        return steps.isEmpty() ? dispatchedAt : steps.getLast().at();
    }

    /// When it is given up: the device was silent in one step for too long, or took too long in
    /// all.
    public Instant dueBy(Policy policy) {
        var patience = heardAt.plus(policy.patience(step()));
        return patience.isBefore(deadline) ? patience : deadline;
    }

    /// The attempt after a report of the device. Reports may come late and out of order: a step
    /// that was left does not come back, and within a step the percentage only grows.
    Attempt reached(Step next, @Nullable Integer percentNow, Instant at) {
        var ahead = next.compareTo(step());
        if (ahead > 0) {
            var further = Stream.concat(steps.stream(), Stream.of(new Reached(next, at))).toList();
            return new Attempt(number, dispatchedAt, deadline, further, at, percentNow);
        }
        var grew = percentNow != null && (percent == null || percentNow > percent);
        return ahead == 0 && grew
                ? new Attempt(number, dispatchedAt, deadline, steps, at, percentNow)
                : this;
    }

    UnderWay state(Policy policy) {
        return new UnderWay(step(), number, since(), dueBy(policy), percent);
    }
}
