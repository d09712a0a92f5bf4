package calypte.server.rollout;

import calypte.server.registry.OpenOrders;
import calypte.server.registry.OpenOrders.Due;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The loop of the flow: every n seconds it finds the devices that need something, and orders their
/// updates. It assigns nothing; it reads only what is due, so a fleet at rest costs it nothing.
public final class CalypteJob implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CalypteJob.class.getName());

    /// Attended side by side, so that their commits are grouped.
    private static final int BATCH = 256;

    private final Rollouts rollouts;
    private final OpenOrders open;
    private final Attendance attendance;
    private final Duration period;
    private final Rounds rounds;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread loop = Thread.ofVirtual().name("calypte job").unstarted(this::run);

    public CalypteJob(
            Rollouts rollouts,
            OpenOrders open,
            Attendance attendance,
            Duration period,
            Rounds rounds) {
        this.rollouts = rollouts;
        this.open = open;
        this.attendance = attendance;
        this.period = period;
        this.rounds = rounds;
    }

    /// Hears how long each round took and how many devices it found due.
    public interface Rounds {
        void done(Duration took, int due);
    }

    public void start() {
        loop.start();
    }

    /// One round: moves the rollouts on, and attends to every device that is due by now. A device
    /// that cannot be dealt with costs its own turn, never its neighbours'; and no device gets a
    /// second turn in one round.
    public void round() {
        var began = System.nanoTime();
        rollouts.round();
        var attended = 0;
        var due = open.due(BATCH, null);
        while (!due.isEmpty()) {
            attendance.attend(due.stream().map(Due::id).toList());
            attended += due.size();
            var isLast = due.size() < BATCH || closing.getCount() == 0;
            due = isLast ? List.of() : open.due(BATCH, due.getLast());
        }
        rounds.done(Duration.ofNanos(System.nanoTime() - began), attended);
    }

    /// Ends after the round that is under way.
    @Override
    public void close() {
        closing.countDown();
        try {
            loop.join(Duration.ofSeconds(3));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            try {
                round();
            } catch (RuntimeException | Error e) {
                // The loop outlives whatever a round ran into: the next one may be luckier.
                LOG.log(Level.ERROR, "a round failed", e);
            }
        } while (!pausedToTheEnd());
    }

    private boolean pausedToTheEnd() {
        try {
            return closing.await(period.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
