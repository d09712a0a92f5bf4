package calypte.server.rollout;

import calypte.model.rollout.Course;
import calypte.model.rollout.Limits;
import calypte.model.rollout.Pace;
import calypte.model.rollout.RolloutState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rollout as it is stored. Its rules are [Course]'s; this only keeps what they say.
@Entity
@Table(name = "rollout")
class RolloutRow {
    private static final int LONGEST_REASON = 1000;

    @Id UUID id;
    long number;
    String name;

    @Enumerated(EnumType.STRING)
    RolloutState state;

    @Nullable String stateReason;
    UUID firmwareId;
    String firmwareVersion;
    UUID typeId;
    @Nullable String filter;
    boolean includeFuture;

    @Enumerated(EnumType.STRING)
    OnGate onGate;

    @Nullable Integer ratePerMinute;
    @Nullable Integer maxInFlight;
    @Nullable String windowCron;
    @Nullable Long windowMs;
    @Nullable String windowZone;
    boolean allowDowngrade;
    @Nullable String reason;
    Instant createdAt;
    @Nullable Instant startedAt;
    @Nullable Instant endedAt;
    @Nullable Instant paceSince;
    int paceUsed;
    boolean settled;
    long version;
    @Version long revision;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in, or the one who plans a new one
    RolloutRow() {}

    /// How an operator calls it.
    String label() {
        return "R-" + number;
    }

    Course course(List<PhaseRow> phases, boolean deliverable) {
        var all = phases.stream().map(PhaseRow::phase).toList();
        return new Course(state, all, includeFuture, deliverable);
    }

    Limits limits() {
        return new Limits(ratePerMinute, maxInFlight, window());
    }

    Pace pace() {
        return new Pace(paceSince, paceUsed);
    }

    void put(Pace pace) {
        paceSince = pace.since();
        paceUsed = pace.used();
    }

    void move(RolloutState to, @Nullable String why) {
        state = to;
        stateReason =
                why == null || why.length() <= LONGEST_REASON
                        ? why
                        : why.substring(0, LONGEST_REASON);
    }

    @Nullable CronWindow window() {
        return windowCron == null
                ? null
                : CronWindow.of(
                        windowCron,
                        Duration.ofMillis(Objects.requireNonNull(windowMs)),
                        Objects.requireNonNull(windowZone));
    }
}
