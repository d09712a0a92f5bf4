package calypte.console.client;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The fleet's news as it happens. When the server is lost the feed comes back by itself, and goes
/// on after the last audit event it heard.
public final class LiveFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LiveFeed.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Wire wire;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable String lastEventId;
    private volatile @Nullable InputStream stream;
    private volatile @Nullable Thread thread;

    LiveFeed(Wire wire) {
        this.wire = wire;
    }

    /// Hears news on the feed's own thread: hand it over and return.
    public interface Listener {

        default void device(Device device) {}

        default void audit(AuditEvent event) {}

        /// A rollout has moved; it is told as the list shows it.
        default void rollout(Rollout rollout) {}

        /// The line is up. What happened while it was down, only asking anew can tell.
        default void connected() {}

        /// The line is down; the next try comes after `pause`.
        default void lost(Trouble why, Duration pause) {}
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// The listener hears nothing more.
    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    public void start() {
        var fresh = Thread.ofVirtual().name("console-feed").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void close() {
        var running = thread;
        thread = null;
        if (running != null) {
            LockSupport.unpark(running);
        }
        var open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the event stream did not close cleanly", e);
            }
        }
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (isWanted()) {
            try (var in = wire.open("/events", lastEventId)) {
                stream = in;
                tell(Listener::connected);
                pause = FIRST_PAUSE;
                follow(new EventStream(in));
                lost(new Unreachable("the server closed the line", new IOException()), pause);
            } catch (Trouble e) {
                lost(e, pause);
            } catch (IOException e) {
                lost(new Unreachable(wire.server() + " is gone", e), pause);
            }
            pause = longer(pause);
        }
    }

    private void follow(EventStream events) throws IOException {
        for (var event = events.next(); event != null && isWanted(); event = events.next()) {
            if (event.id() != null) {
                lastEventId = event.id();
            }
            hear(event);
        }
    }

    private void hear(EventStream.Event event) {
        try {
            switch (event.name()) {
                case "device" -> {
                    var device = Json.device(event.data());
                    tell(listener -> listener.device(device));
                }
                case "audit" -> {
                    var audit = Json.auditEvent(event.data());
                    tell(listener -> listener.audit(audit));
                }
                case "rollout" -> {
                    var rollout = Json.MAPPER.readValue(event.data(), Rollout.class);
                    tell(listener -> listener.rollout(rollout));
                }
                // A newer server may tell more than we know of.
                default -> {}
            }
        } catch (JacksonException e) {
            LOG.log(Level.WARNING, "an event of the server could not be read", e);
        }
    }

    private void lost(Trouble why, Duration pause) {
        stream = null;
        if (isWanted()) {
            tell(listener -> listener.lost(why, pause));
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean isWanted() {
        return thread != null;
    }

    private void tell(Consumer<Listener> news) {
        listeners.forEach(news);
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
