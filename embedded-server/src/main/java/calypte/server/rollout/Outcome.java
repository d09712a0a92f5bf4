package calypte.server.rollout;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What came of an operator's word about a rollout.
sealed interface Outcome {

    record Done(UUID rollout) implements Outcome {}

    /// How many finished and stay, are told to stop, install already, or are let go.
    record Aborted(UUID rollout, Buckets buckets) implements Outcome {}

    record RolledBack(List<UUID> by) implements Outcome {}

    record Unknown() implements Outcome {}

    /// It cannot be done to a rollout in that state: `why`, for the operator.
    record WrongState(String why) implements Outcome {}

    /// Devices of it belong to other rollouts: how many, by rollout.
    record Conflict(Map<UUID, Integer> rollouts) implements Outcome {}

    /// What happens to the devices of a rollout that is aborted.
    record Buckets(int finishedStay, int toldToStop, int tooLate, int released) {}
}
