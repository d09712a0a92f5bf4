package calypte.server;

import calypte.server.rollout.CalypteJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Knows when the loop went its last round and when it will go the next: the flow's "loop every n
/// second", to be shown.
final class LoopClock implements CalypteJob.Rounds {

    private final InstantSource clock;
    private final Duration period;
    private final CalypteJob.Rounds besides;
    private volatile Reading reading = new Reading(null, null, 0);

    /// `besides` hears of the rounds as well.
    LoopClock(InstantSource clock, Duration period, CalypteJob.Rounds besides) {
        this.clock = clock;
        this.period = period;
        this.besides = besides;
    }

    /// @param lastRoundAt when the last round ended; null before the first one did
    /// @param due how many devices it found due
    record Reading(@Nullable Instant lastRoundAt, @Nullable Instant nextRoundAt, int due) {}

    Reading reading() {
        return reading;
    }

    @Override
    public void done(Duration took, int due) {
        var now = clock.instant();
        reading = new Reading(now, now.plus(period), due);
        besides.done(took, due);
    }
}
