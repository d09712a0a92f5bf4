package calypte.model.drift;

import calypte.model.device.Link;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import calypte.model.update.UpdateState.Over;
import calypte.model.update.UpdateState.UnderWay;
import calypte.model.update.UpdateState.Waiting;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happens to a device next and when, or that nothing will unless an operator does something.
record Outlook(DeviceFacts facts, Policy policy, Instant now) {

    String words() {
        return switch (facts.update(policy)) {
            case null -> idle();
            case Over _ -> idle();
            case UnderWay underWay -> underWay(underWay);
            case Waiting waiting -> waiting(waiting);
        };
    }

    /// When it happens; null if nothing will, or nobody can know when.
    @Nullable Instant at() {
        return switch (facts.update(policy)) {
            case null -> null;
            case Over _ -> null;
            case UnderWay underWay -> underWay.deadline();
            case Waiting(_, var until) -> until;
        };
    }

    /// What an operator must do, or can do to hurry it; null if nothing is amiss.
    @Nullable String action() {
        return switch (facts.update(policy)) {
            case null -> idleAction();
            case Over _ -> idleAction();
            case UnderWay _ -> null;
            case Waiting(var hindrance, _) -> action(hindrance);
        };
    }

    private String underWay(UnderWay it) {
        var step =
                it.step() == Step.DISPATCHED
                        ? "waiting for the device to take the order"
                        : it.step().name().toLowerCase(Locale.ROOT) + percent(it.percent());
        return "Attempt %d of %d: %s; given up at %s unless it is heard of"
                .formatted(it.attempt(), policy.maxAttempts(), step, Evidence.clock(it.deadline()));
    }

    private static String percent(@Nullable Integer percent) {
        return percent == null ? "" : " " + percent + " %";
    }

    private String waiting(Waiting waiting) {
        var until = waiting.until();
        return switch (waiting.hindrance()) {
            case GRACE, BACKOFF -> order(until);
            case OFFLINE -> whenItRegisters();
            case WINDOW -> "The order goes out when the maintenance window opens" + from(until);
            case BUDGET -> "The order goes out when the rollout has room for it" + from(until);
            case PAUSED -> "Nothing while its rollout is paused";
            case QUARANTINED -> "It is left alone until its quarantine is over" + from(until);
            case HELD -> "Nothing until an operator releases it";
            case DISABLED -> "Nothing until an operator enables it";
            case CANCELLED ->
                    "Nothing: the update was called off; retry it, or assign other firmware";
            case EXHAUSTED -> "No attempts are left: retry it, or assign other firmware";
            case REVOKED -> "Nothing: the assigned " + version() + " was revoked; assign another";
            case DRAFT -> "Waits until " + version() + " is published";
            case UNTRUSTED ->
                    "Nothing: no trusted key has signed " + version() + "; assign other firmware";
            case NO_CONTENT -> "Waits until the content of " + version() + " is uploaded";
        };
    }

    private String order(@Nullable Instant at) {
        return at != null && now.isBefore(at)
                ? "The order goes out at " + Evidence.clock(at)
                : "The order goes out with the next round";
    }

    private String whenItRegisters() {
        var at = facts.orderableAt(policy);
        var notBefore = at != null && now.isBefore(at) ? ", not before " + Evidence.clock(at) : "";
        return "The order goes out when the device registers" + notBefore;
    }

    private static String from(@Nullable Instant at) {
        return at == null ? "" : ", at " + Evidence.clock(at);
    }

    private String idle() {
        if (!facts.enabled()) {
            return "Nothing until an operator enables it";
        }
        if (!facts.standing().restraints().isFree()) {
            return "It keeps what it runs until it is released";
        }
        return switch (facts.sync()) {
            case NEVER_SEEN -> "Waits for its first registration";
            case UNASSIGNED -> "An operator must assign firmware";
            case UNKNOWN_FIRMWARE ->
                    "Nothing by itself: add the firmware to the library, or assign another";
            case DRIFTED, IN_SYNC -> "";
        };
    }

    private @Nullable String idleAction() {
        if (!facts.enabled()) {
            return action(Hindrance.DISABLED);
        }
        return switch (facts.sync()) {
            case UNASSIGNED -> "Assign firmware";
            case UNKNOWN_FIRMWARE ->
                    "Add "
                            + facts.standing().reportedSerial()
                            + " to the library, or assign another";
            case NEVER_SEEN, DRIFTED, IN_SYNC -> null;
        };
    }

    private @Nullable String action(Hindrance hindrance) {
        return switch (hindrance) {
            case GRACE, WINDOW, BUDGET -> null;
            case OFFLINE -> facts.link() == Link.ONLINE ? null : "Connect the device";
            case BACKOFF -> "Retry, if it need not wait";
            case QUARANTINED -> "Look at the device, then release it";
            case PAUSED -> "Resume the rollout";
            case HELD -> "Release the device";
            case DISABLED -> "Enable the device";
            case NO_CONTENT -> "Upload the content of " + version();
            case UNTRUSTED -> "Assign firmware that is signed, or trust the key of its maker";
            case DRAFT -> "Publish " + version();
            case REVOKED -> "Assign other firmware";
            case EXHAUSTED -> "Find out why it fails, then retry or assign other firmware";
            case CANCELLED -> "Retry, or assign other firmware";
        };
    }

    private String version() {
        return facts.assigned() == null ? "firmware" : facts.assigned().version();
    }
}
