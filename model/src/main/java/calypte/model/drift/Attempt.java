package calypte.model.drift;

import calypte.model.update.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One try at an update, from its dispatch on. At most one is open for a device.
///
/// @param number counts from 1 within a goal
/// @param progress what the device said of it last; null until it says something
public record Attempt(
        int number,
        Instant dispatchedAt,
        Instant deadline,
        Progress.@Nullable State progress,
        @Nullable Integer percent) {

    /// The attempt after a report of the device. Reports may come late and out of order: a step
    /// that was left does not come back, and within a step the percentage only grows.
    Attempt reached(Progress.State state, @Nullable Integer percentNow) {
        if (progress != null && state.compareTo(progress) < 0) {
            return this;
        }
        var earlier = state == progress ? percent : null;
        return new Attempt(number, dispatchedAt, deadline, state, larger(earlier, percentNow));
    }

    private static @Nullable Integer larger(@Nullable Integer a, @Nullable Integer b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.max(a, b);
    }
}
