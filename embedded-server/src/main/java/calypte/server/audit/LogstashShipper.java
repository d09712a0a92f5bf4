package calypte.server.audit;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Ships the stored trail to Logstash, in order, each event at least once.
///
/// The trail itself is the queue: nothing is lost while Logstash is away, and the cursor moves only
/// behind what has surely been read there. After a lost connection the rest is sent again;
/// `event.id` tells which events were sent before.
public final class LogstashShipper implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LogstashShipper.class.getName());

    private static final int PAGE = 500;
    private static final long LOOK_MS = 1_000;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final URI sink;
    private final AuditFeed feed;
    private final AuditPages pages;
    private final ShippedCursor cursor;
    private final Surroundings around;
    private final Semaphore news = new Semaphore(0);
    private final LongConsumer follower = this::reaches;
    private final Thread thread;

    private volatile boolean open = true;
    private volatile long head;
    private volatile long shipped;
    private volatile @Nullable Instant downSince;
    private volatile @Nullable LogstashLink link;
    private int failures;
    private long movedAt = System.nanoTime();

    /// What the shipper needs of the world, and how patient it is with it.
    ///
    /// @param firstPause before the first try to connect again; later ones double
    /// @param patience how long a sink that stays connected may take to read what it was sent
    public record Surroundings(
            InstantSource clock, RandomGenerator random, Duration firstPause, Duration patience) {

        public Surroundings(InstantSource clock, RandomGenerator random) {
            this(clock, random, Duration.ofMillis(500), Duration.ofSeconds(5));
        }
    }

    /// How the shipping goes.
    ///
    /// @param shippedUpTo the last sequence that has surely arrived
    /// @param queued how many events have not
    /// @param downSince since when there is no sink to be found; null while there is one
    public record State(long shippedUpTo, long queued, @Nullable Instant downSince) {}

    /// @param sink what [#sink] has read
    public LogstashShipper(
            URI sink, AuditFeed feed, AuditPages pages, ShippedCursor cursor, Surroundings around) {
        this.sink = sink;
        this.feed = feed;
        this.pages = pages;
        this.cursor = cursor;
        this.around = around;
        this.thread = Thread.ofVirtual().name("logstash").unstarted(this::run);
    }

    /// Reads `tcp://host:port`.
    ///
    /// @throws IllegalArgumentException in words for the operator, if it is not that
    public static URI sink(String text) {
        var problem = "must be tcp://host:port";
        try {
            var uri = new URI(text);
            if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
                throw new IllegalArgumentException(problem);
            }
            return uri;
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException(problem);
        }
    }

    public void start() {
        feed.follow(follower);
        shipped = cursor.position();
        head = pages.head();
        thread.start();
    }

    public State state() {
        return new State(shipped, Math.max(0, head - shipped), downSince);
    }

    /// Sends what is stored by now, if that goes quickly, and ends.
    @Override
    public void close() {
        feed.leave(follower);
        open = false;
        news.release();
        if (!joined(FAREWELL.multipliedBy(2))) {
            // It hangs in a write that the sink does not take.
            var hanging = link;
            if (hanging != null) {
                hanging.close();
            }
            joined(FAREWELL);
        }
    }

    private boolean joined(Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void reaches(long sequence) {
        head = sequence;
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        while (open) {
            try (var connected = LogstashLink.to(sink.getHost(), sink.getPort())) {
                link = connected;
                isUp();
                ship(connected);
            } catch (IOException e) {
                isDown(e);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "shipping the audit trail failed, and is tried again", e);
            } finally {
                link = null;
            }
            pause();
        }
    }

    private void ship(LogstashLink to) throws IOException, InterruptedException {
        var at = shipped;
        while (open) {
            if (!to.isOpen()) {
                throw new IOException("the sink closed the connection");
            }
            var page = pages.after(at, PAGE);
            if (page.isEmpty()) {
                var _ = news.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
                news.drainPermits();
            } else {
                to.send(page);
                at = page.getLast().sequence();
            }
            arrived(to.received(around.patience()), false);
        }
        arrived(to.finish(FAREWELL), true);
    }

    /// Moves the cursor: once a second is enough, for it costs a commit.
    private void arrived(long sequence, boolean atOnce) {
        var now = System.nanoTime();
        if (sequence > shipped && (atOnce || now - movedAt > TimeUnit.SECONDS.toNanos(1))) {
            cursor.move(sequence);
            shipped = sequence;
            movedAt = now;
            failures = 0;
        }
    }

    private void isUp() {
        if (downSince != null) {
            downSince = null;
            LOG.log(Level.INFO, () -> "the audit trail is shipped to " + where() + " again");
        }
    }

    private void isDown(IOException why) {
        if (downSince == null) {
            downSince = around.clock().instant();
            LOG.log(
                    Level.WARNING,
                    () -> "the audit trail waits for " + where() + " (" + why.getMessage() + ")");
        }
    }

    /// For the log: without what else an address may hold.
    private String where() {
        return sink.getHost() + ":" + sink.getPort();
    }

    /// Longer after each failure in a row, and never the same for all servers of a site.
    private void pause() {
        if (!open) {
            return;
        }
        var doubled = around.firstPause().toMillis() << Math.min(failures++, 10);
        var longest = Math.min(doubled, LONGEST_PAUSE.toMillis());
        var ms = around.random().nextLong(longest / 2, longest + 1);
        try {
            for (var left = ms; left > 0 && open; left -= 100) {
                Thread.sleep(Math.min(left, 100));
            }
        } catch (InterruptedException _) {
            open = false;
        }
    }
}
