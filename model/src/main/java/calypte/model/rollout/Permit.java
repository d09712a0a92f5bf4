package calypte.model.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a device of a rollout may be ordered now.
public sealed interface Permit {

    /// Why it may not.
    enum Hold {
        /// The rollout stands still.
        PAUSED,
        /// The maintenance window is shut.
        WINDOW,
        /// As many as may be are under way, or went out in this minute.
        BUDGET
    }

    record Granted() implements Permit {}

    /// @param until null if it depends on an operator, or on other devices
    record Later(Hold why, @Nullable Instant until) implements Permit {}
}
