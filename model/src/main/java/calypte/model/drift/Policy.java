package calypte.model.drift;

import calypte.model.update.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How patient the platform is with a device.
///
/// @param grace between the begin of a drift and the first order; also the operator's time to undo
/// @param maxAttempts dispatched for one need
/// @param backoff after the first attempt that failed; it doubles with each further one
/// @param deadline of one attempt, from its dispatch
/// @param stepPatience how long a device may be silent in a step that takes long
public record Policy(
        Duration grace,
        int maxAttempts,
        Duration backoff,
        Duration deadline,
        Duration stepPatience) {

    /// So many failures within so long a time put a device into quarantine for so long.
    static final int QUARANTINE_AFTER = 5;

    static final Duration QUARANTINE_WITHIN = Duration.ofHours(1);
    static final Duration QUARANTINE_FOR = Duration.ofHours(24);

    private static final int MOST_DOUBLINGS = 6;
    private static final double JITTER = 0.25;

    /// How long a device may be silent in a step. One that has its order and says nothing yet has
    /// all the time there is: to tell of progress is up to the device.
    Duration patience(Step step) {
        return switch (step) {
            case DISPATCHED -> deadline;
            case ACCEPTED, DOWNLOADING, INSTALLING -> stepPatience;
            case VERIFYING, REBOOTING -> stepPatience.dividedBy(3);
        };
    }

    /// When the next attempt may be dispatched, after attempt number `attempt` ended at `ended`.
    /// Never earlier than the back-off; somewhat later at random, so that devices which failed
    /// together do not come back together.
    Instant nextAttempt(Instant ended, int attempt, RandomGenerator random) {
        var doubled = backoff.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        var jitter = (long) (doubled.toMillis() * JITTER * random.nextDouble());
        return ended.plus(doubled).plusMillis(jitter);
    }
}
