package calypte.console.client;

import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.Gate.Verdict;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.RolloutId;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rollout as the server tells it. The components are the wire's fields.
///
/// @param number what people call it: `R-17` is number 17
/// @param filter which devices it is for; null if they were named one by one
/// @param explanation where it stands and what happens next, in the server's words
/// @param failures why devices failed, the most frequent first; told of a single rollout only
/// @param throughput how many finished in each minute of the last hour; of a single one only
public record Rollout(
        RolloutId id,
        long number,
        String name,
        RolloutState state,
        @Nullable String stateReason,
        @Nullable FirmwareId firmwareId,
        String firmwareVersion,
        @Nullable DeviceTypeId typeId,
        @Nullable String filter,
        boolean includeFuture,
        @Nullable Integer ratePerMinute,
        @Nullable Integer maxInFlight,
        @Nullable Window window,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant nextAt,
        String explanation,
        Counts counts,
        List<Phase> phases,
        @Nullable Instant eta,
        List<Failure> failures,
        List<Minute> throughput) {

    /// What the server leaves out is empty.
    public Rollout {
        name = orEmpty(name);
        firmwareVersion = orEmpty(firmwareVersion);
        explanation = orEmpty(explanation);
        counts = counts == null ? Counts.NOTHING : counts;
        phases = phases == null ? List.of() : List.copyOf(phases);
        failures = failures == null ? List.of() : List.copyOf(failures);
        throughput = throughput == null ? List.of() : List.copyOf(throughput);
    }

    /// When it may order, in local time.
    public record Window(String cron, String duration, String zone) {}

    /// Its devices by how far they are.
    public record Counts(
            long planned,
            long waiting,
            long updating,
            long succeeded,
            long failed,
            long skipped,
            long released,
            long superseded,
            long total) {

        public static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

        public long of(TargetState state) {
            return switch (state) {
                case PLANNED -> planned;
                case WAITING -> waiting;
                case UPDATING -> updating;
                case SUCCEEDED -> succeeded;
                case FAILED -> failed;
                case SKIPPED -> skipped;
                case RELEASED -> released;
                case SUPERSEDED -> superseded;
            };
        }

        public long finished() {
            return succeeded + failed;
        }

        /// Those that have not left it.
        public long base() {
            return total - skipped - released - superseded;
        }

        /// From 0 to 1.
        public double fraction() {
            return base() == 0 ? 0 : (double) finished() / base();
        }

        /// How many of those that finished have failed, in percent.
        public double failurePercent() {
            return finished() == 0 ? 0 : 100.0 * failed / finished();
        }
    }

    /// A part of its devices, and what must hold of them before the next part follows.
    public record Phase(
            int number,
            String name,
            long size,
            PhaseState state,
            Counts counts,
            Gate gate,
            Reading gateReading,
            @Nullable Instant soakUntil) {}

    /// See [calypte.model.rollout.Gate]; the soak is as the wire has it, `10m`.
    public record Gate(
            int minSuccessPercent,
            @Nullable Integer maxFailurePercent,
            @Nullable Integer maxFailures,
            int minFinished,
            String soak,
            boolean approval) {}

    /// What a gate says of its phase, and by what.
    public record Reading(Verdict verdict, long finished, long failed, String words) {}

    /// How many failed for one reason, by its code.
    public record Failure(String reason, long count) {}

    /// How many finished in one minute.
    public record Minute(Instant minute, long succeeded, long failed) {}

    public String called() {
        return "R-" + number;
    }

    /// The phase at which it stands: the first that is not complete, or the last.
    public Optional<Phase> current() {
        return phases.stream()
                .filter(phase -> phase.state() != PhaseState.COMPLETE)
                .findFirst()
                .or(() -> phases.stream().max(Comparator.comparing(Phase::number)));
    }

    /// Whether a phase waits for an operator to agree.
    public boolean asksForApproval() {
        return state == RolloutState.RUNNING
                && phases.stream().anyMatch(it -> it.state() == PhaseState.AWAITING_APPROVAL);
    }

    /// Whether one of its gates has stopped it.
    public boolean isStoppedByGate() {
        return phases.stream().anyMatch(phase -> phase.state() == PhaseState.STOPPED);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
