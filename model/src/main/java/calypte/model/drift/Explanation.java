package calypte.model.drift;

import calypte.model.device.Status;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a device is where it is, what speaks for it, what happens next, and whether anybody has to
/// do something. The components are the wire's fields.
///
/// @param reason why it is not in sync, for a person; empty when there is nothing to explain
/// @param evidence what is known, one fact a line
/// @param next what happens next, in words; empty like `reason`
/// @param nextAt when, if that is known
/// @param stuck whether it never converges by itself
/// @param action what an operator must do, or can do to hurry it; null if there is no need
public record Explanation(
        State state,
        @Nullable Step step,
        @Nullable Hindrance hindrance,
        String reason,
        List<String> evidence,
        String next,
        @Nullable Instant nextAt,
        boolean stuck,
        @Nullable String action) {

    /// Whether something is still to happen.
    public enum State {
        WAITING,
        UNDER_WAY,
        SETTLED
    }

    /// The explanation of a device at `now`: the one function from facts to words.
    public static Explanation of(DeviceFacts facts, Policy policy, Instant now) {
        var next = new Outlook(facts, policy, now);
        var open = facts.standing().open();
        return new Explanation(
                state(facts),
                open == null ? null : open.step(),
                facts.hindrance(policy),
                Reasons.of(facts, policy),
                Evidence.of(facts, policy),
                next.words(),
                next.at(),
                facts.isStuck(policy),
                next.action());
    }

    /// The part of it that every list shows.
    public static Status status(DeviceFacts facts, Policy policy, Instant now) {
        return new Status(
                facts.sync(),
                facts.activity(policy),
                facts.link(),
                Reasons.of(facts, policy),
                new Outlook(facts, policy, now).words(),
                facts.isStuck(policy));
    }

    private static State state(DeviceFacts facts) {
        var standing = facts.standing();
        if (standing.open() != null) {
            return State.UNDER_WAY;
        }
        var isAwaited = standing.registeredAt() == null || standing.drifts();
        return isAwaited ? State.WAITING : State.SETTLED;
    }
}
