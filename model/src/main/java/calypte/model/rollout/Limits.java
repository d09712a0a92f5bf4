package calypte.model.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What holds a rollout's orders back, beside its gates.
///
/// @param maxInFlight devices with an open attempt at a time
public record Limits(
        @Nullable Integer ratePerMinute, @Nullable Integer maxInFlight, @Nullable Window window) {

    /// Whether one more device may be ordered at `now`.
    public Permit permit(Course course, Pace pace, Instant now) {
        if (course.state() != RolloutState.RUNNING || course.tripped().isPresent()) {
            return new Permit.Later(Permit.Hold.PAUSED, null);
        }
        if (window != null && window.at(now) instanceof Window.Opening.Shut(var until)) {
            return new Permit.Later(Permit.Hold.WINDOW, until);
        }
        if (maxInFlight != null && course.inFlight() >= maxInFlight) {
            return new Permit.Later(Permit.Hold.BUDGET, null);
        }
        if (ratePerMinute != null && pace.room(ratePerMinute, now) <= 0) {
            return new Permit.Later(Permit.Hold.BUDGET, pace.freeAt(ratePerMinute, now));
        }
        return new Permit.Granted();
    }

    /// How many devices it is worth asking for at `now`, at most `most`.
    public int room(Course course, Pace pace, Instant now, int most) {
        if (!(permit(course, pace, now) instanceof Permit.Granted)) {
            return 0;
        }
        var byCap = maxInFlight == null ? most : maxInFlight - course.inFlight();
        var byRate = ratePerMinute == null ? most : pace.room(ratePerMinute, now);
        return Math.min(most, Math.min(byCap, byRate));
    }
}
