package calypte.model.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A phase of a rollout as it stands.
///
/// @param number counts from 1
/// @param accepted failures that an operator has seen and went on in spite of
/// @param soakUntil until when it is watched; null unless it soaks
public record Phase(
        int number,
        PhaseState state,
        Gate gate,
        Counts counts,
        int accepted,
        @Nullable Instant soakUntil) {

    public Gate.Reading reading() {
        return gate.read(counts, accepted);
    }
}
