package calypte.model.drift;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.model.firmware.Firmware;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import calypte.model.update.UpdateState;
import calypte.model.update.UpdateState.Over;
import calypte.model.update.UpdateState.Waiting;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that the status of one device follows from, and what follows whatever the hour: so an index
/// may keep it. The words that a person reads are [Explanation]'s.
///
/// @param assigned the firmware of its goal; null if it has none
/// @param listening whether it registered within its present session: a device connects, subscribes
///   and then registers, so an order sent any earlier would reach nobody
/// @param obstacle what its rollout has against an order; null if nothing
public record DeviceFacts(
        boolean enabled,
        Standing standing,
        Link link,
        boolean listening,
        @Nullable Target assigned,
        @Nullable Obstacle obstacle) {

    /// The firmware a device should run, as far as its delivery goes.
    ///
    /// @param withheld whether keys are trusted, and none of them signed it
    public record Target(
            String version, Firmware.State state, boolean hasContent, boolean withheld) {

        /// One that nothing is held against.
        public Target(String version, Firmware.State state, boolean hasContent) {
            this(version, state, hasContent, false);
        }

        /// Whether it may be ordered, and there is something to fetch.
        public boolean isDeliverable() {
            return hindrance().isEmpty();
        }

        private Optional<Hindrance> hindrance() {
            return switch (state) {
                case DRAFT -> Optional.of(Hindrance.DRAFT);
                case REVOKED -> Optional.of(Hindrance.REVOKED);
                case PUBLISHED, DEPRECATED -> contentHindrance();
            };
        }

        private Optional<Hindrance> contentHindrance() {
            if (!hasContent) {
                return Optional.of(Hindrance.NO_CONTENT);
            }
            return withheld ? Optional.of(Hindrance.UNTRUSTED) : Optional.empty();
        }
    }

    /// What stands in the way from outside of the device: `WINDOW`, `BUDGET` or `PAUSED`.
    ///
    /// @param until when to ask again; null if whoever put it there takes it away
    public record Obstacle(Hindrance hindrance, @Nullable Instant until) {}

    /// How what it runs compares with what it should run.
    public Sync sync() {
        if (standing.registeredAt() == null) {
            return Sync.NEVER_SEEN;
        }
        if (standing.goal() == null) {
            return Sync.UNASSIGNED;
        }
        if (standing.report().isInvalid()) {
            return Sync.UNKNOWN_FIRMWARE;
        }
        return standing.drifts() ? Sync.DRIFTED : Sync.IN_SYNC;
    }

    /// What is being done about it.
    public Activity activity(Policy policy) {
        if (standing.open() != null) {
            return Activity.UPDATING;
        }
        if (!enabled || standing.restraints().hold() != null) {
            return Activity.HELD;
        }
        if (standing.isExhausted(policy)) {
            return Activity.FAILED;
        }
        if (standing.restraints().quarantine() != null) {
            return Activity.HELD;
        }
        if (!standing.drifts()) {
            return Activity.IDLE;
        }
        return isPaused() ? Activity.HELD : Activity.PENDING;
    }

    /// Where its update is; null if it needs none and never needed one for this assignment.
    public @Nullable UpdateState update(Policy policy) {
        var open = standing.open();
        if (open != null) {
            return open.state(policy);
        }
        if (standing.drifts()) {
            return waiting(policy);
        }
        var goal = standing.goal();
        return goal != null && goal.attempts() > 0
                ? new Over(Ending.PROVEN, "in attempt " + goal.attempts())
                : null;
    }

    /// What its update waits for; null if it does not wait.
    public @Nullable Hindrance hindrance(Policy policy) {
        return update(policy) instanceof Waiting(var hindrance, _) ? hindrance : null;
    }

    /// Whether it never gets in sync unless an operator does something.
    public boolean isStuck(Policy policy) {
        var hindrance = hindrance(policy);
        if (hindrance != null) {
            return hindrance.isFinal();
        }
        return switch (sync()) {
            case UNKNOWN_FIRMWARE -> standing.open() == null;
            // One that is shut out cannot even tell what it runs.
            case NEVER_SEEN -> !enabled;
            case UNASSIGNED, DRIFTED, IN_SYNC -> false;
        };
    }

    /// When an order may go out, if somebody is there to take it; null if none may. (FLOW.md, 8)
    public @Nullable Instant orderableAt(Policy policy) {
        if (!(update(policy) instanceof Waiting(var hindrance, var until))) {
            return null;
        }
        return switch (hindrance) {
            case GRACE, BACKOFF, OFFLINE -> restsUntil(policy);
            case WINDOW, BUDGET, PAUSED -> until == null ? null : later(until, restsUntil(policy));
            case HELD,
                    QUARANTINED,
                    DISABLED,
                    NO_CONTENT,
                    UNTRUSTED,
                    DRAFT,
                    REVOKED,
                    EXHAUSTED,
                    CANCELLED ->
                    null;
        };
    }

    /// When the platform has to look at the device of its own accord; null while it can wait for
    /// the device. An order for one that is away waits for its return and costs nothing meanwhile.
    public @Nullable Instant dueAt(Policy policy) {
        var open = standing.open();
        if (open != null) {
            return isTakenBack() ? open.dispatchedAt() : open.dueBy(policy);
        }
        var quarantine = standing.restraints().quarantine();
        if (quarantine != null) {
            return quarantine.until();
        }
        return isThere() ? orderableAt(policy) : null;
    }

    /// Whether it has an order for something that must not be delivered any more.
    public boolean isTakenBack() {
        return standing.open() != null && assigned != null && !assigned.isDeliverable();
    }

    /// Whether an order that is sent reaches it.
    public boolean isThere() {
        return link == Link.ONLINE && listening;
    }

    private boolean isPaused() {
        return obstacle != null && obstacle.hindrance() == Hindrance.PAUSED;
    }

    /// The first that holds, those that only an operator can lift before those that pass.
    private Waiting waiting(Policy policy) {
        var quarantine = standing.restraints().quarantine();
        var lasting = lasting(policy);
        if (lasting.isPresent()) {
            return Waiting.on(lasting.get());
        }
        if (quarantine != null) {
            return new Waiting(Hindrance.QUARANTINED, quarantine.until());
        }
        if (obstacle != null) {
            return new Waiting(obstacle.hindrance(), obstacle.until());
        }
        if (!isThere()) {
            return Waiting.on(Hindrance.OFFLINE);
        }
        var goal = Objects.requireNonNull(standing.goal());
        var rest = restsUntil(policy);
        var isBackoff = rest.equals(goal.nextAttemptAt());
        return new Waiting(isBackoff ? Hindrance.BACKOFF : Hindrance.GRACE, rest);
    }

    /// When both its grace and its back-off are over.
    private Instant restsUntil(Policy policy) {
        var afterGrace = Objects.requireNonNull(standing.driftSince()).plus(policy.grace());
        var afterBackoff = Objects.requireNonNull(standing.goal()).nextAttemptAt();
        return afterBackoff == null ? afterGrace : later(afterGrace, afterBackoff);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private Optional<Hindrance> lasting(Policy policy) {
        if (!enabled) {
            return Optional.of(Hindrance.DISABLED);
        }
        if (standing.restraints().hold() != null) {
            return Optional.of(Hindrance.HELD);
        }
        if (standing.isCalledOff()) {
            return Optional.of(Hindrance.CANCELLED);
        }
        if (standing.isExhausted(policy)) {
            return Optional.of(Hindrance.EXHAUSTED);
        }
        return Optional.ofNullable(assigned).flatMap(Target::hindrance);
    }
}
