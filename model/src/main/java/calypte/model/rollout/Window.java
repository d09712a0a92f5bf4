package calypte.model.rollout;

import java.time.Instant;

/// When orders may go out: a maintenance window.
public interface Window {

    /// Whether it is open at a moment, and how long that lasts.
    sealed interface Opening {
        record Open(Instant until) implements Opening {}

        record Shut(Instant until) implements Opening {}
    }

    Opening at(Instant now);
}
