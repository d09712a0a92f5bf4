package calypte.model.drift;

import static calypte.model.device.Activity.FAILED;
import static calypte.model.device.Activity.HELD;
import static calypte.model.device.Activity.IDLE;
import static calypte.model.device.Activity.PENDING;
import static calypte.model.device.Activity.UPDATING;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Status;
import calypte.model.device.Sync;
import calypte.model.drift.DeviceFacts.Target;
import calypte.model.firmware.Firmware;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// Why a device is where it is, and what happens next: the one function from facts to status.
///
/// `sync` and `activity` do not depend on the hour, so an index may keep them; the words may.
public final class Explanation {

    private final DeviceFacts facts;
    private final Standing standing;
    private final Policy policy;

    private Explanation(DeviceFacts facts, Policy policy) {
        this.facts = facts;
        this.standing = facts.standing();
        this.policy = policy;
    }

    /// The status of a device at `now`, with its reason and the next step in words.
    public static Status of(DeviceFacts facts, Policy policy, Instant now) {
        return new Explanation(facts, policy).status(now);
    }

    /// The part of the status that follows from the standing alone.
    public static Sync sync(Standing standing) {
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

    /// What is being done about a device.
    public static Activity activity(DeviceFacts facts, Policy policy) {
        return new Explanation(facts, policy).activity();
    }

    private Status status(Instant now) {
        var sync = sync(standing);
        return new Status(sync, activity(), facts.link(), reason(sync), next(sync, now));
    }

    private Activity activity() {
        if (standing.open() != null) {
            return UPDATING;
        }
        if (!facts.enabled()) {
            return HELD;
        }
        if (!standing.drifts()) {
            return IDLE;
        }
        return standing.isExhausted(policy) ? FAILED : PENDING;
    }

    private String reason(Sync sync) {
        var why =
                switch (sync) {
                    case NEVER_SEEN -> "It has not registered yet";
                    case UNASSIGNED -> "No firmware is assigned to it";
                    case UNKNOWN_FIRMWARE -> invalidReport();
                    case DRIFTED -> "It does not run the assigned " + target().version();
                    case IN_SYNC -> "";
                };
        var setback = standing.setback();
        if (setback == null || sync == Sync.IN_SYNC) {
            return facts.enabled() || !why.isEmpty() ? why : "It is disabled";
        }
        return why + "; " + words(setback, Objects.requireNonNull(standing.goal()).attempts());
    }

    private String invalidReport() {
        return "It reports " + standing.reportedSerial() + ", which " + standing.report().wrong();
    }

    private String words(Setback setback, int attempts) {
        var which = "attempt " + attempts + " of " + policy.maxAttempts();
        return switch (setback.kind()) {
            case FAILED -> which + " failed: " + setback.detail();
            case REJECTED -> which + " was refused by the device: " + setback.detail();
            case TIMED_OUT -> which + " timed out; " + setback.detail();
            case FALSE_SUCCESS -> which + " was reported as done, but " + setback.detail();
            case INTERRUPTED -> which + " was interrupted: " + setback.detail();
            case CANCELLED -> which + " was cancelled: " + setback.detail();
        };
    }

    private String next(Sync sync, Instant now) {
        return switch (activity()) {
            case UPDATING -> underWay();
            case HELD -> "Nothing until an operator enables it";
            case FAILED -> "No attempts are left: an operator must assign firmware anew";
            case PENDING -> waiting(now);
            case IDLE -> idle(sync);
        };
    }

    private String underWay() {
        var attempt = Objects.requireNonNull(standing.open());
        var step =
                attempt.progress() == null
                        ? "waiting for the device to take the order"
                        : attempt.progress().name().toLowerCase(java.util.Locale.ROOT)
                                + percent(attempt);
        return "Attempt %d of %d: %s; given up at %s"
                .formatted(attempt.number(), policy.maxAttempts(), step, clock(attempt.deadline()));
    }

    private static String percent(Attempt attempt) {
        return attempt.percent() == null ? "" : " " + attempt.percent() + " %";
    }

    private String waiting(Instant now) {
        var target = target();
        if (!target.isAllowed()) {
            return target.state() == Firmware.State.REVOKED
                    ? "Nothing: the assigned " + target.version() + " was revoked; assign another"
                    : "Waits until " + target.version() + " is published";
        }
        if (!target.hasContent()) {
            return "Waits until the content of " + target.version() + " is uploaded";
        }
        var at = Objects.requireNonNull(standing.orderableAt(policy));
        if (facts.link() != Link.ONLINE) {
            return "The order goes out when the device registers"
                    + (now.isBefore(at) ? ", not before " + clock(at) : "");
        }
        return now.isBefore(at)
                ? "The order goes out at " + clock(at)
                : "The order goes out with the next round";
    }

    private String idle(Sync sync) {
        return switch (sync) {
            case NEVER_SEEN -> "Waits for its first registration";
            case UNASSIGNED -> "An operator must assign firmware";
            case UNKNOWN_FIRMWARE ->
                    "Nothing by itself: add the firmware to the library, or assign another";
            case DRIFTED, IN_SYNC -> "";
        };
    }

    private Target target() {
        return Objects.requireNonNull(facts.assigned());
    }

    private static String clock(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
