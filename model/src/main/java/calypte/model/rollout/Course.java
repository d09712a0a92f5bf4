package calypte.model.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A rollout as far as its next step depends on it. Phases come one after the other: the gate of
/// one opens the next.
///
/// @param phases in order, numbered from 1
/// @param endless whether devices that match later join the last phase, which so never completes
/// @param deliverable whether its firmware may still be delivered
public record Course(RolloutState state, List<Phase> phases, boolean endless, boolean deliverable) {

    /// What to do at `now`. The gates come first: once one has tripped, nobody is assigned.
    public Step next(Instant now) {
        if (state != RolloutState.RUNNING) {
            return new Step.Rest();
        }
        if (!deliverable) {
            return new Step.Halt("the firmware may not be delivered any more");
        }
        var tripped = tripped();
        if (tripped.isPresent()) {
            var phase = tripped.get();
            return new Step.Trip(phase.number(), phase.reading().words());
        }
        return current().map(phase -> next(phase, now)).orElseGet(this::afterAll);
    }

    /// The first phase whose gate has tripped.
    public Optional<Phase> tripped() {
        return phases.stream()
                .filter(phase -> phase.state().isBegun() && phase.reading().trips())
                .findFirst();
    }

    /// The phase that is at work, or comes next.
    public Optional<Phase> current() {
        return phases.stream().filter(phase -> phase.state() != PhaseState.COMPLETE).findFirst();
    }

    /// Devices with an open attempt: what a cap limits.
    public int inFlight() {
        return counts().of(TargetState.UPDATING);
    }

    public Counts counts() {
        return phases.stream().map(Phase::counts).reduce(Counts.NONE, Counts::plus);
    }

    private Step next(Phase phase, Instant now) {
        return switch (phase.state()) {
            case WAITING -> new Step.Begin(phase.number());
            case RUNNING -> running(phase, now);
            case SOAKING -> soaking(phase, now);
            case AWAITING_APPROVAL, STOPPED, COMPLETE -> new Step.Rest();
        };
    }

    private Step running(Phase phase, Instant now) {
        if (phase.counts().of(TargetState.PLANNED) > 0) {
            return new Step.Assign(phase.number());
        }
        if (isLast(phase)) {
            var isDone = phase.counts().open() == 0 && !endless;
            return isDone ? new Step.Complete(phase.number()) : new Step.Rest();
        }
        if (phase.reading().verdict() != Gate.Verdict.PASSED) {
            return new Step.Rest();
        }
        var soak = phase.gate().soak();
        return soak.isZero() ? opened(phase) : new Step.Soak(phase.number(), now.plus(soak));
    }

    private Step soaking(Phase phase, Instant now) {
        if (phase.reading().verdict() != Gate.Verdict.PASSED) {
            return new Step.Reopen(phase.number());
        }
        var until = phase.soakUntil();
        return until == null || !now.isBefore(until) ? opened(phase) : new Step.Rest();
    }

    private static Step opened(Phase phase) {
        return phase.gate().approval()
                ? new Step.AskApproval(phase.number())
                : new Step.Complete(phase.number());
    }

    private Step afterAll() {
        return counts().open() == 0 ? new Step.Finish() : new Step.Rest();
    }

    boolean isLast(Phase phase) {
        return phase.number() == phases.getLast().number();
    }
}
