package calypte.model.drift;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The facts that an explanation stands on, one a line, each with its time.
final class Evidence {

    private Evidence() {}

    static List<String> of(DeviceFacts facts, Policy policy) {
        var lines = new ArrayList<String>();
        var standing = facts.standing();
        if (standing.registeredAt() != null) {
            lines.add(
                    "it registered with %s at %s"
                            .formatted(standing.reportedSerial(), clock(standing.registeredAt())));
        }
        if (facts.assigned() != null) {
            lines.add("it is assigned " + assigned(facts.assigned()));
        }
        if (standing.driftSince() != null) {
            lines.add("it drifts since " + clock(standing.driftSince()));
        }
        restraints(standing.restraints(), lines);
        attempts(standing, policy, lines);
        lines.add(link(facts));
        return List.copyOf(lines);
    }

    static String clock(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String assigned(DeviceFacts.Target target) {
        return target.version()
                + ", which is "
                + target.state()
                + (target.hasContent() ? "" : " and has no content")
                + (target.withheld() ? " and is signed by no trusted key" : "");
    }

    private static void restraints(Restraints restraints, List<String> lines) {
        var hold = restraints.hold();
        var quarantine = restraints.quarantine();
        if (hold != null) {
            lines.add("it is held since " + clock(hold.since()));
        }
        if (quarantine != null) {
            lines.add(
                    "it is in quarantine from %s until %s"
                            .formatted(clock(quarantine.since()), clock(quarantine.until())));
        } else if (!restraints.failures().isEmpty()) {
            lines.add(
                    "it failed %d times of late, the last at %s; the %dth within an hour puts it in quarantine"
                            .formatted(
                                    restraints.failures().size(),
                                    clock(restraints.failures().getLast()),
                                    Policy.QUARANTINE_AFTER));
        }
    }

    private static void attempts(Standing standing, Policy policy, List<String> lines) {
        var goal = standing.goal();
        var open = standing.open();
        if (goal != null && goal.attempts() > 0) {
            lines.add("%d of %d attempts".formatted(goal.attempts(), policy.maxAttempts()));
        }
        if (open != null) {
            lines.add("the order was handed out at " + clock(open.dispatchedAt()));
            open.steps().forEach(it -> lines.add(it.step() + " since " + clock(it.at())));
        }
        if (standing.setback() != null) {
            lines.add(Reasons.words(standing.setback(), "the last attempt"));
        }
    }

    private static String link(DeviceFacts facts) {
        return switch (facts.link()) {
            case NEVER_SEEN -> "it was never connected";
            case ONLINE -> "it is connected";
            case OFFLINE -> "it is not connected";
        };
    }
}
