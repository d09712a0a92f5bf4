package calypte.console.client;

import calypte.model.rollout.RolloutId;
import java.util.List;

/// What a rollout would do. The components are the wire's fields.
///
/// @param phases none if nobody would be updated
/// @param conflicts the rollouts that some of its devices belong to
public record RolloutForecast(
        Counts counts, List<PhaseSize> phases, String sentence, List<Rival> conflicts) {

    public RolloutForecast {
        phases = List.copyOf(phases);
        conflicts = conflicts == null ? List.of() : List.copyOf(conflicts);
    }

    /// Each device that is meant is in exactly one of them.
    ///
    /// @param offline updated when they are back
    /// @param conflict they belong to another rollout, and keep this one from being started
    public record Counts(
            long willUpdate,
            long alreadyThere,
            long offline,
            long incompatible,
            long held,
            long downgrade,
            long conflict) {}

    public record PhaseSize(String name, long size) {}

    /// Another rollout that has some of the devices.
    public record Rival(RolloutId id, long number, long count) {

        public String called() {
            return "R-" + number;
        }
    }

    /// How many devices are in its phases.
    public long size() {
        return phases.stream().mapToLong(PhaseSize::size).sum();
    }
}
