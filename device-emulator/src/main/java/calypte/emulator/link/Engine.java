package calypte.emulator.link;

import java.time.Duration;
import java.time.Instant;

/// What makes devices go: threads and time. A test has one of its own, under which a day takes no
/// time and the same things happen in the same order.
public interface Engine {

    /// Runs `task` at once, or never if the fleet has stopped.
    void run(Runnable task);

    /// Runs `task`, which must not wait, when the time is over; never, if the fleet has stopped.
    void after(Duration time, Runnable task);

    /// Holds up the task that calls it.
    void pause(Duration time);

    Instant now();
}
