package calypte.model.drift;

import calypte.model.device.Sync;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says why a device is not in sync, or is kept from updates: what differs from device to device
/// comes first, for a list shows the beginning of each.
final class Reasons {

    private Reasons() {}

    static String of(DeviceFacts facts, Policy policy) {
        var isInSync = facts.sync() == Sync.IN_SYNC;
        var setback = isInSync ? "" : setback(facts.standing(), policy);
        var whole =
                Stream.of(restraint(facts), setback, isInSync ? "" : at(facts, policy), sync(facts))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; "));
        return whole.isEmpty() ? "" : Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
    }

    private static String sync(DeviceFacts facts) {
        return switch (facts.sync()) {
            case NEVER_SEEN -> "it has not registered yet";
            case UNASSIGNED -> "no firmware is assigned to it";
            case UNKNOWN_FIRMWARE ->
                    facts.standing().reportedSerial() + " " + facts.standing().report().wrong();
            case DRIFTED -> "it should run " + version(facts);
            case IN_SYNC -> "";
        };
    }

    /// The step it is at, or what it waits for, where neither a restraint nor a setback says so.
    private static String at(DeviceFacts facts, Policy policy) {
        var open = facts.standing().open();
        if (open != null) {
            return switch (open.step()) {
                case DISPATCHED -> "ordered";
                case ACCEPTED, DOWNLOADING, VERIFYING, INSTALLING, REBOOTING ->
                        open.step().name().toLowerCase(Locale.ROOT);
            };
        }
        return switch (facts.hindrance(policy)) {
            case null -> "";
            case DISABLED, HELD, QUARANTINED, BACKOFF -> "";
            case GRACE -> "about to be ordered";
            case OFFLINE -> "away";
            case WINDOW -> "waits for the maintenance window";
            case BUDGET -> "waits for its turn in the rollout";
            case PAUSED -> "its rollout is paused";
            case CANCELLED -> "called off";
            case EXHAUSTED -> "no attempts are left";
            case REVOKED -> version(facts) + " was revoked";
            case DRAFT -> version(facts) + " is a draft";
            case UNTRUSTED -> version(facts) + " is signed by no trusted key";
            case NO_CONTENT -> version(facts) + " has no content";
        };
    }

    private static String version(DeviceFacts facts) {
        return Objects.requireNonNull(facts.assigned()).version();
    }

    private static String restraint(DeviceFacts facts) {
        var hold = facts.standing().restraints().hold();
        if (!facts.enabled()) {
            return "disabled";
        }
        if (hold != null) {
            return hold.reason().isEmpty() ? "held" : "held: " + hold.reason();
        }
        if (facts.standing().restraints().quarantine() != null) {
            return "in quarantine: it failed %d times within an hour"
                    .formatted(Policy.QUARANTINE_AFTER);
        }
        return "";
    }

    private static String setback(Standing standing, Policy policy) {
        var setback = standing.setback();
        var goal = standing.goal();
        return setback == null || goal == null
                ? ""
                : words(
                        setback,
                        "attempt %d of %d".formatted(goal.attempts(), policy.maxAttempts()));
    }

    static String words(Setback setback, String which) {
        return switch (setback.kind()) {
            case PROVEN -> which + " was proven";
            case FAILED -> which + " failed: " + setback.detail();
            case REJECTED -> which + " was refused by the device: " + setback.detail();
            case TIMED_OUT -> which + " timed out; " + setback.detail();
            case FALSE_SUCCESS -> which + " was reported as done, but " + setback.detail();
            case INTERRUPTED -> which + " was interrupted: " + setback.detail();
            case CANCELLED, SUPERSEDED -> which + " was cancelled: " + setback.detail();
        };
    }
}
