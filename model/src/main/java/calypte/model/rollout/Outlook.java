package calypte.model.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Where a rollout stands and what happens next, in words; and when, if the clock decides.
public record Outlook(String words, @Nullable Instant nextAt) {

    /// @param reason why it is in its state, if anybody said so
    public static Outlook of(Course course, Limits limits, @Nullable String reason, Instant now) {
        var counts = course.counts();
        var because = reason == null ? "" : ": " + reason;
        return switch (course.state()) {
            case READY ->
                    of(
                            "%s in %s; nothing happens until it is started"
                                    .formatted(devices(counts.total()), phases(course)));
            case PAUSED ->
                    of(
                            "Paused%s. Nobody is assigned or ordered; %s at it go on"
                                    .formatted(because, devices(course.inFlight())));
            case FINISHED ->
                    of(
                            "Finished: %d of %s succeeded"
                                    .formatted(
                                            counts.of(TargetState.SUCCEEDED),
                                            devices(counts.total())));
            case ABORTED -> of("Aborted" + because);
            case RUNNING -> running(course, limits, now);
        };
    }

    private static Outlook running(Course course, Limits limits, Instant now) {
        var current = course.current();
        if (current.isEmpty()) {
            var open = course.counts().open();
            return of(
                    "All phases are complete; waits for %s still on its way"
                            .formatted(devices(open)));
        }
        var shut = limits.window() == null ? null : limits.window().at(now);
        var outlook = of(course, current.get());
        return shut instanceof Window.Opening.Shut(var until) && outlook.nextAt == null
                ? new Outlook(outlook.words + "; orders go out from " + clock(until) + " on", until)
                : outlook;
    }

    private static Outlook of(Course course, Phase phase) {
        var which = "Phase %d of %d".formatted(phase.number(), course.phases().size());
        var counts = phase.counts();
        var until = phase.soakUntil();
        return switch (phase.state()) {
            case WAITING -> of(which + " begins with the next round");
            case SOAKING ->
                    new Outlook(
                            until == null
                                    ? which + " is watched"
                                    : which
                                            + " is good enough and is watched until "
                                            + clock(until),
                            until);
            case AWAITING_APPROVAL -> of(which + " is good enough and waits for approval");
            case STOPPED -> of(which + " was stopped by its gate");
            case RUNNING, COMPLETE ->
                    of(
                            "%s: %d of %d done; %s"
                                    .formatted(
                                            which,
                                            counts.finished(),
                                            counts.base(),
                                            phase.reading().words()));
        };
    }

    private static Outlook of(String words) {
        return new Outlook(words, null);
    }

    private static String phases(Course course) {
        var count = course.phases().size();
        return count == 1 ? "1 phase" : count + " phases";
    }

    private static String devices(int count) {
        return count == 1 ? "1 device" : count + " devices";
    }

    private static String clock(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
