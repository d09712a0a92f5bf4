package calypte.model.drift;

import calypte.model.device.Sync;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says why a device is not in sync, or is kept from updates.
final class Reasons {

    private Reasons() {}

    static String of(DeviceFacts facts, Policy policy) {
        var setback = facts.sync() == Sync.IN_SYNC ? "" : setback(facts.standing(), policy);
        var whole =
                Stream.of(sync(facts), restraint(facts), setback)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; "));
        return whole.isEmpty() ? "" : Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
    }

    private static String sync(DeviceFacts facts) {
        return switch (facts.sync()) {
            case NEVER_SEEN -> "It has not registered yet";
            case UNASSIGNED -> "No firmware is assigned to it";
            case UNKNOWN_FIRMWARE ->
                    "It reports "
                            + facts.standing().reportedSerial()
                            + ", which "
                            + facts.standing().report().wrong();
            case DRIFTED ->
                    "It does not run the assigned "
                            + Objects.requireNonNull(facts.assigned()).version();
            case IN_SYNC -> "";
        };
    }

    private static String restraint(DeviceFacts facts) {
        var hold = facts.standing().restraints().hold();
        if (!facts.enabled()) {
            return "it is disabled";
        }
        if (hold != null) {
            return hold.reason().isEmpty() ? "it is held" : "it is held: " + hold.reason();
        }
        if (facts.standing().restraints().quarantine() != null) {
            return "it is in quarantine, for it failed %d times within an hour"
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
