package calypte.server.rollout;

import calypte.model.rollout.Gate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What holds a rollout back, for worlds that have no HTTP.
///
/// @param atTheFullHour whether orders go out in the first [#OPEN] of each hour only
/// @param approval whether an operator has to agree before the second phase
/// @param endless whether devices that come online later join
public record Terms(
        @Nullable Integer ratePerMinute,
        @Nullable Integer maxInFlight,
        boolean atTheFullHour,
        boolean approval,
        boolean endless) {

    public static final Terms NONE = new Terms(null, null, false, false, false);

    private static final Duration OPEN = Duration.ofMinutes(20);

    /// Whether an order may go out at that time.
    public boolean isOpen(Instant at) {
        return !atTheFullHour || at.atZone(ZoneOffset.UTC).getMinute() < OPEN.toMinutes();
    }

    NewRollout.Holding holding() {
        var window = atTheFullHour ? new CronWindow.Words("0 * * * *", OPEN, "UTC") : null;
        return new NewRollout.Holding(ratePerMinute, maxInFlight, window);
    }

    Gate gate() {
        return new Gate(60, 40, null, 1, Duration.ofMinutes(1), approval);
    }
}
