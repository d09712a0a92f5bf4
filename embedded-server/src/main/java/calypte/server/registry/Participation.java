package calypte.server.registry;

import calypte.model.drift.DeviceFacts;
import calypte.model.rollout.Permit;
import calypte.model.rollout.TargetState;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A device's part in a rollout: kept in its row, moved with its standing, told to the
/// [RolloutBook].
final class Participation {

    private static final Pattern CODE = Pattern.compile("([A-Z][A-Z_]{0,62}[A-Z])(:.*)?");

    private Participation() {}

    /// The device stands somewhere else by now, and perhaps within its rollout too.
    static void follow(Work work, DeviceRow row, DeviceFacts facts) {
        if (row.rolloutId == null) {
            return;
        }
        if (!facts.enabled()) {
            leave(work, row, TargetState.SKIPPED, "DISABLED");
            return;
        }
        var was = Objects.requireNonNull(row.rolloutState);
        var is = was.after(seen(work, facts));
        if (is != was) {
            var reason = is == TargetState.FAILED ? failure(work, was, facts) : null;
            move(work, row, is, reason);
        }
    }

    /// Its phase has begun, and it was assigned the rollout's firmware.
    static void begin(Work work, DeviceRow row) {
        move(work, row, TargetState.WAITING.after(seen(work, work.facts(row))), null);
    }

    /// It is tried again.
    static void tryAgain(Work work, DeviceRow row) {
        if (row.rolloutState == TargetState.FAILED) {
            move(work, row, TargetState.WAITING.after(seen(work, work.facts(row))), null);
        }
    }

    /// It belongs to no rollout from now on; `as` says how it parted.
    static void leave(Work work, DeviceRow row, TargetState as, @Nullable String why) {
        if (row.rolloutId == null) {
            return;
        }
        if (row.rolloutState != as) {
            move(work, row, as, why);
        }
        goFree(row);
    }

    /// The same, when its rollout has counted it already.
    static void goFree(DeviceRow row) {
        row.rolloutId = null;
        row.rolloutPhase = null;
        row.rolloutState = null;
        row.obstacle = null;
        row.obstacleUntil = null;
    }

    /// Forgets why it could not be ordered, so that it asks again.
    static boolean unpark(DeviceRow row) {
        var wasParked = row.obstacle != null;
        row.obstacle = null;
        row.obstacleUntil = null;
        return wasParked;
    }

    /// Whether its rollout lets it be ordered now; else it is noted why not.
    static boolean mayBeOrdered(Work work, DeviceRow row) {
        if (row.rolloutId == null) {
            return true;
        }
        return switch (work.rollouts().take(work.tx(), row.rolloutId, work.now())) {
            case Permit.Granted _ -> true;
            case Permit.Later(var why, var until) -> {
                row.obstacle = hindrance(why);
                row.obstacleUntil = why == Permit.Hold.WINDOW ? until : null;
                work.put(row, work.standing(row));
                yield false;
            }
        };
    }

    static void join(DeviceRow row, UUID rollout, int phase) {
        row.rolloutId = rollout;
        row.rolloutPhase = phase;
        row.rolloutState = TargetState.PLANNED;
    }

    private static void move(Work work, DeviceRow row, TargetState to, @Nullable String reason) {
        work.rollouts()
                .moved(
                        work.tx(),
                        new RolloutBook.Move(
                                Objects.requireNonNull(row.rolloutId),
                                Objects.requireNonNull(row.rolloutPhase),
                                row.id,
                                Objects.requireNonNull(row.rolloutState),
                                to,
                                reason,
                                work.now()));
        row.rolloutState = to;
    }

    private static TargetState.Seen seen(Work work, DeviceFacts facts) {
        var standing = facts.standing();
        var isThere =
                standing.goal() != null && standing.registeredAt() != null && !standing.drifts();
        return new TargetState.Seen(standing.open() != null, isThere, isSpent(work, facts));
    }

    /// Whether nothing more is tried by itself for as long as anybody can tell.
    private static boolean isSpent(Work work, DeviceFacts facts) {
        return switch (facts.hindrance(work.policy())) {
            case EXHAUSTED, CANCELLED -> true;
            case null -> false;
            case GRACE,
                    WINDOW,
                    BUDGET,
                    PAUSED,
                    OFFLINE,
                    BACKOFF,
                    QUARANTINED,
                    HELD,
                    DISABLED,
                    NO_CONTENT,
                    UNTRUSTED,
                    DRAFT,
                    REVOKED ->
                    false;
        };
    }

    /// One word for what went wrong: the device's own code where it gave one.
    private static String failure(Work work, TargetState was, DeviceFacts facts) {
        if (was == TargetState.SUCCEEDED) {
            return "FELL_BACK";
        }
        if (facts.hindrance(work.policy()) == Hindrance.CANCELLED) {
            return "CANCELLED";
        }
        var setback = facts.standing().setback();
        if (setback == null) {
            return "UNKNOWN";
        }
        var code = CODE.matcher(setback.detail());
        var isItsOwn = setback.kind() == Ending.FAILED || setback.kind() == Ending.REJECTED;
        return isItsOwn && code.matches() ? code.group(1) : setback.kind().name();
    }

    private static Hindrance hindrance(Permit.Hold hold) {
        return switch (hold) {
            case PAUSED -> Hindrance.PAUSED;
            case WINDOW -> Hindrance.WINDOW;
            case BUDGET -> Hindrance.BUDGET;
        };
    }
}
