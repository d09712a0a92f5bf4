package calypte.server.rollout;

import calypte.model.rollout.Counts;
import calypte.model.rollout.Gate;
import calypte.model.rollout.Outlook;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rollout as the API shows it. The components are the wire's fields.
record RolloutView(
        UUID id,
        long number,
        String name,
        RolloutState state,
        @Nullable String stateReason,
        UUID firmwareId,
        String firmwareVersion,
        UUID typeId,
        @Nullable String filter,
        boolean includeFuture,
        OnGate onGate,
        @Nullable Integer ratePerMinute,
        @Nullable Integer maxInFlight,
        @Nullable WindowView window,
        boolean allowDowngrade,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant nextAt,
        String explanation,
        CountsView counts,
        List<PhaseView> phases,
        @Nullable Instant eta,
        long version) {

    record WindowView(String cron, String duration, String zone) {}

    record GateView(
            int minSuccessPercent,
            @Nullable Integer maxFailurePercent,
            @Nullable Integer maxFailures,
            int minFinished,
            String soak,
            boolean approval) {

        static GateView of(Gate gate) {
            return new GateView(
                    gate.minSuccessPercent(),
                    gate.maxFailurePercent(),
                    gate.maxFailures(),
                    gate.minFinished(),
                    Spans.text(gate.soak()),
                    gate.approval());
        }
    }

    record CountsView(
            int planned,
            int waiting,
            int updating,
            int succeeded,
            int failed,
            int skipped,
            int released,
            int superseded,
            int total) {

        static CountsView of(Counts counts) {
            return new CountsView(
                    counts.of(TargetState.PLANNED),
                    counts.of(TargetState.WAITING),
                    counts.of(TargetState.UPDATING),
                    counts.of(TargetState.SUCCEEDED),
                    counts.of(TargetState.FAILED),
                    counts.of(TargetState.SKIPPED),
                    counts.of(TargetState.RELEASED),
                    counts.of(TargetState.SUPERSEDED),
                    counts.total());
        }
    }

    record PhaseView(
            int number,
            String name,
            int size,
            PhaseState state,
            CountsView counts,
            GateView gate,
            Gate.Reading gateReading,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable Instant soakUntil) {

        static PhaseView of(PhaseRow row) {
            var phase = row.phase();
            return new PhaseView(
                    row.number,
                    row.name,
                    phase.counts().total(),
                    row.state,
                    CountsView.of(phase.counts()),
                    GateView.of(phase.gate()),
                    phase.reading(),
                    row.startedAt,
                    row.completedAt,
                    row.soakUntil);
        }
    }

    static RolloutView of(RolloutRow row, List<PhaseRow> phases, Instant now) {
        var course = row.course(phases, true);
        var outlook = Outlook.of(course, row.limits(), row.stateReason, now);
        return new RolloutView(
                row.id,
                row.number,
                row.name,
                row.state,
                row.stateReason,
                row.firmwareId,
                row.firmwareVersion,
                row.typeId,
                row.filter,
                row.includeFuture,
                row.onGate,
                row.ratePerMinute,
                row.maxInFlight,
                window(row),
                row.allowDowngrade,
                row.reason,
                row.createdAt,
                row.startedAt,
                row.endedAt,
                outlook.nextAt(),
                outlook.words(),
                CountsView.of(course.counts()),
                phases.stream().map(PhaseView::of).toList(),
                eta(row, course.counts(), now),
                row.version);
    }

    private static @Nullable WindowView window(RolloutRow row) {
        var window = row.window();
        return window == null
                ? null
                : new WindowView(
                        window.words().cron(),
                        Spans.text(window.words().duration()),
                        window.words().zone());
    }

    /// If it goes on as it went so far, soaking and waiting included.
    private static @Nullable Instant eta(RolloutRow row, Counts counts, Instant now) {
        if (row.state != RolloutState.RUNNING || row.startedAt == null || counts.finished() == 0) {
            return null;
        }
        var each = Duration.between(row.startedAt, now).dividedBy(counts.finished());
        return now.plus(each.multipliedBy(counts.open()));
    }
}
