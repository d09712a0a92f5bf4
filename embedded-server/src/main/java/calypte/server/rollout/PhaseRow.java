package calypte.server.rollout;

import calypte.model.rollout.Counts;
import calypte.model.rollout.Gate;
import calypte.model.rollout.Phase;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.TargetState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phase as it is stored, with its counters: they are moved in the transaction that moves a
/// device, so that nobody ever counts.
@Entity
@Table(name = "rollout_phase")
@IdClass(PhaseRow.Key.class)
class PhaseRow {

    /// Which phase of which rollout.
    record Key(UUID rolloutId, int number) implements Serializable {}

    @Id UUID rolloutId;
    @Id int number;
    String name;

    @Enumerated(EnumType.STRING)
    PhaseState state;

    int minSuccessPercent;
    @Nullable Integer maxFailurePercent;
    @Nullable Integer maxFailures;
    int minFinished;
    long soakMs;
    boolean approval;
    int accepted;
    @Nullable Instant startedAt;
    @Nullable Instant completedAt;
    @Nullable Instant soakUntil;
    int planned;
    int waiting;
    int updating;
    int succeeded;
    int failed;
    int skipped;
    int released;
    int superseded;
    @Version long revision;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in
    PhaseRow() {}

    PhaseRow(UUID rolloutId, int number, String name, Gate gate, int size) {
        this.rolloutId = rolloutId;
        this.number = number;
        this.name = name;
        this.state = PhaseState.WAITING;
        this.minSuccessPercent = gate.minSuccessPercent();
        this.maxFailurePercent = gate.maxFailurePercent();
        this.maxFailures = gate.maxFailures();
        this.minFinished = gate.minFinished();
        this.soakMs = gate.soak().toMillis();
        this.approval = gate.approval();
        this.planned = size;
    }

    Phase phase() {
        return new Phase(number, state, gate(), counts(), accepted, soakUntil);
    }

    Gate gate() {
        return new Gate(
                minSuccessPercent,
                maxFailurePercent,
                maxFailures,
                minFinished,
                Duration.ofMillis(soakMs),
                approval);
    }

    Counts counts() {
        return Counts.of(
                Map.of(
                        TargetState.PLANNED, planned,
                        TargetState.WAITING, waiting,
                        TargetState.UPDATING, updating,
                        TargetState.SUCCEEDED, succeeded,
                        TargetState.FAILED, failed,
                        TargetState.SKIPPED, skipped,
                        TargetState.RELEASED, released,
                        TargetState.SUPERSEDED, superseded));
    }

    void add(TargetState to, int count) {
        switch (to) {
            case PLANNED -> planned += count;
            case WAITING -> waiting += count;
            case UPDATING -> updating += count;
            case SUCCEEDED -> succeeded += count;
            case FAILED -> failed += count;
            case SKIPPED -> skipped += count;
            case RELEASED -> released += count;
            case SUPERSEDED -> superseded += count;
        }
    }

    /// Its gate has opened.
    void complete(Instant now) {
        state = PhaseState.COMPLETE;
        completedAt = now;
        soakUntil = null;
    }

    /// An operator has seen what failed so far, and goes on.
    void accept() {
        accepted = failed;
        if (state == PhaseState.STOPPED) {
            state = completedAt == null ? PhaseState.RUNNING : PhaseState.COMPLETE;
        }
    }
}
