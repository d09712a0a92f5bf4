package calypte.server.registry;

import calypte.model.drift.DeviceFacts;
import calypte.model.drift.Policy;
import calypte.model.drift.Setback;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import calypte.model.update.UpdateState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the update of a device is, as the API shows it. The components are the wire's fields.
///
/// @param attempt how many were dispatched for this need
/// @param since when it came to its step
/// @param deadline when the attempt is given up unless it is heard of; or, while it waits, when the
///   hindrance passes
/// @param ending how the last attempt ended; null while there was none, or one is open
record UpdateView(
        UUID updateId,
        State state,
        @Nullable Step step,
        @Nullable Hindrance hindrance,
        int attempt,
        @Nullable Instant since,
        @Nullable Instant deadline,
        @Nullable Integer percent,
        @Nullable Ending ending) {

    /// The alternatives of [UpdateState].
    enum State {
        WAITING,
        UNDER_WAY,
        OVER
    }

    /// Null if the device needs no update, and needed none for this assignment.
    static @Nullable UpdateView of(DeviceFacts facts, Policy policy) {
        var goal = facts.standing().goal();
        var state = facts.update(policy);
        if (goal == null || state == null) {
            return null;
        }
        var id = goal.update().value();
        return switch (state) {
            case UpdateState.Waiting(var hindrance, var until) ->
                    new UpdateView(
                            id,
                            State.WAITING,
                            null,
                            hindrance,
                            goal.attempts(),
                            facts.standing().driftSince(),
                            until,
                            null,
                            ending(facts.standing().setback()));
            case UpdateState.UnderWay(var step, var attempt, var since, var by, var percent) ->
                    new UpdateView(
                            id, State.UNDER_WAY, step, null, attempt, since, by, percent, null);
            case UpdateState.Over(var ending, _) ->
                    new UpdateView(
                            id, State.OVER, null, null, goal.attempts(), null, null, null, ending);
        };
    }

    private static @Nullable Ending ending(@Nullable Setback setback) {
        return setback == null ? null : setback.kind();
    }
}
