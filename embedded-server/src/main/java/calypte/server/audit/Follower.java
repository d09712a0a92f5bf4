package calypte.server.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What one client of the event stream has not been told yet. It holds how far the trail reaches
/// and which devices changed, each once, and so stays small however slow the client is.
final class Follower {

    private static final int FLUSH = 500;
    private static final int MOST_WAITING = 10_000;

    /// Devices that change without end are shown five times a second, not more often.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    /// A trail that grows without end is read in pages, not commit by commit.
    private static final long TRAIL_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LinkedHashSet<UUID> devices = new LinkedHashSet<>();
    private final LinkedHashSet<UUID> rollouts = new LinkedHashSet<>();
    private long head;
    private long told;
    private boolean overrun;
    private boolean over;
    private long mayFlushAt = System.nanoTime();
    private long mayReadAt = System.nanoTime();

    /// @param told the sequence that the client has seen already
    Follower(long told) {
        this.told = told;
    }

    /// What to tell the client now. Nothing at all means that it is time for a sign of life.
    ///
    /// @param trail whether the trail reaches further than was told
    /// @param reset whether there were more changed devices than can be told one by one
    /// @param over whether this is the end
    record News(
            boolean trail, List<UUID> devices, List<UUID> rollouts, boolean reset, boolean over) {}

    /// Called on the database's own thread: returns at once.
    void reaches(long sequence) {
        lock.lock();
        try {
            head = Math.max(head, sequence);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void changed(Collection<UUID> ids) {
        lock.lock();
        try {
            if (!overrun) {
                devices.addAll(ids);
                if (devices.size() > MOST_WAITING) {
                    devices.clear();
                    overrun = true;
                }
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// There are never so many of them that they could not be told one by one.
    void rolloutsChanged(Collection<UUID> ids) {
        lock.lock();
        try {
            rollouts.addAll(ids);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The client has been told of everything up to `sequence`; of a whole page, if that was it.
    void told(long sequence, boolean wholePage) {
        lock.lock();
        try {
            told = sequence;
            mayReadAt = System.nanoTime() + (wholePage ? 0 : TRAIL_PAUSE);
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            over = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for news, but no longer than `patience`.
    News await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var until = System.nanoTime() + patience.toNanos();
            for (var left = left(until); left > 0 && !isDue(); left = left(until)) {
                news.awaitNanos(left);
            }
            var flushes = System.nanoTime() - mayFlushAt >= 0;
            return new News(
                    isReadable(),
                    flushes ? flush(devices) : List.of(),
                    flushes ? flush(rollouts) : List.of(),
                    flushes && reset(),
                    over);
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return over || isReadable() || (hasChanges() && System.nanoTime() - mayFlushAt >= 0);
    }

    private boolean isReadable() {
        return head > told && System.nanoTime() - mayReadAt >= 0;
    }

    private boolean hasChanges() {
        return overrun || !devices.isEmpty() || !rollouts.isEmpty();
    }

    /// How long to sleep: to the end, or to when something that waits may go out.
    private long left(long until) {
        var now = System.nanoTime();
        var left = until - now;
        if (hasChanges() && mayFlushAt - now > 0) {
            left = Math.min(left, mayFlushAt - now);
        }
        if (head > told && mayReadAt - now > 0) {
            left = Math.min(left, mayReadAt - now);
        }
        return left;
    }

    private List<UUID> flush(LinkedHashSet<UUID> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        mayFlushAt = System.nanoTime() + PAUSE;
        var flushed = new ArrayList<UUID>(Math.min(FLUSH, changed.size()));
        for (var ids = changed.iterator(); ids.hasNext() && flushed.size() < FLUSH; ) {
            flushed.add(ids.next());
            ids.remove();
        }
        return flushed;
    }

    private boolean reset() {
        if (!overrun) {
            return false;
        }
        mayFlushAt = System.nanoTime() + PAUSE;
        overrun = false;
        return true;
    }
}
