package calypte.model.rollout;

import java.time.Instant;

/// What a rollout does next by itself.
public sealed interface Step {

    /// A gate stops the rollout; `why`, for the operator.
    record Trip(int phase, String why) implements Step {}

    /// The firmware may not be delivered any more.
    record Halt(String why) implements Step {}

    record Begin(int phase) implements Step {}

    /// Gives some of the phase's devices their firmware.
    record Assign(int phase) implements Step {}

    record Soak(int phase, Instant until) implements Step {}

    /// What soaked is not good enough any more.
    record Reopen(int phase) implements Step {}

    record AskApproval(int phase) implements Step {}

    record Complete(int phase) implements Step {}

    record Finish() implements Step {}

    /// Nothing, until a device, an operator or the clock moves.
    record Rest() implements Step {}
}
