package calypte.model.rollout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How many orders went out in the present minute. Within a minute they are spread evenly; what was
/// not used may be caught up with until it ends.
///
/// @param since when the minute began; null before the first order
/// @param used orders since then
public record Pace(@Nullable Instant since, int used) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// How many more may go out at `now`.
    int room(int perMinute, Instant now) {
        if (since == null || isOver(now)) {
            return 1;
        }
        var passed = Math.max(0, Duration.between(since, now).toMillis());
        var allowed = perMinute * passed / MINUTE.toMillis() + 1;
        return (int) Math.min(perMinute, allowed) - used;
    }

    /// When the next may go out.
    Instant freeAt(int perMinute, Instant now) {
        if (since == null || isOver(now)) {
            return now;
        }
        var at = since.plusMillis(Math.ceilDiv(MINUTE.toMillis() * used, perMinute));
        return at.isBefore(now) ? now : at;
    }

    /// The same after one more order.
    public Pace spent(Instant now) {
        return since == null || isOver(now) ? new Pace(now, 1) : new Pace(since, used + 1);
    }

    private boolean isOver(Instant now) {
        return since != null && !now.isBefore(since.plus(MINUTE));
    }
}
