package calypte.emulator;

import calypte.emulator.link.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// An engine on one thread, whose time passes only when there is nothing else to do: a day is over
/// at once, and the same tasks run in the same order.
final class VirtualEngine implements Engine {

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long number;

    private record Due(Instant at, long number, Runnable task) {}

    /// Lets this much time pass.
    void pass(Duration time) {
        var end = now.plus(time);
        for (var due = queue.peek(); due != null && !due.at().isAfter(end); due = queue.peek()) {
            queue.remove();
            // A task that paused has moved the time on already.
            now = due.at().isAfter(now) ? due.at() : now;
            due.task().run();
        }
        now = end.isAfter(now) ? end : now;
    }

    @Override
    public void run(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public void after(Duration time, Runnable task) {
        queue.add(new Due(now.plus(time), number++, task));
    }

    @Override
    public void pause(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant now() {
        return now;
    }
}
