package calypte.server.mqtt;

import calypte.server.mqtt.Undeliverable.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The server's line to its broker: always there or on its way back.
///
/// A connection that breaks is thrown away with all that was under way in it, and a new one is
/// made. What was not acknowledged fails, and the caller, who has it in the database, says it
/// again.
public final class MqttLink implements AutoCloseable {

    private static final Logger LOG = System.getLogger(MqttLink.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 7;

    private final Server server;
    private final String clientId;
    private final List<String> filters;
    private final Listener listener;
    private final RandomGenerator chance;
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// Known to the keeper only.
    private boolean isLost;

    private final Thread keeper = Thread.ofVirtual().name("mqtt link").unstarted(this::keepUp);

    /// Where the broker is and who we are to it.
    ///
    /// @param url `mqtt://host:port`, or `mqtts://` for TLS
    public record Server(URI url, String user, String password) {

        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    /// Hears what comes in. All calls come on the client's own threads: none may wait or throw.
    public interface Listener {

        /// A message came. The answer completes, well or not, when the work on it is done: while
        /// too many are under way, the broker has to wait with the next.
        CompletionStage<?> received(Inbound message);

        /// The filters are subscribed, and messages can be sent.
        default void up() {}

        /// Not, or no longer. Said once, however long it lasts.
        default void down(String why) {}
    }

    /// @param filters what to subscribe to
    /// @param chance keeps the clients of a broker that comes back from coming all at once
    public MqttLink(
            Server server, List<String> filters, Listener listener, RandomGenerator chance) {
        this(
                server,
                "calypte.server." + HexFormat.of().toHexDigits(chance.nextLong()),
                filters,
                listener,
                chance);
    }

    MqttLink(
            Server server,
            String clientId,
            List<String> filters,
            Listener listener,
            RandomGenerator chance) {
        this.server = server;
        this.clientId = clientId;
        this.filters = List.copyOf(filters);
        this.listener = listener;
        this.chance = chance;
    }

    /// Begins to connect, and returns at once.
    public void start() {
        keeper.start();
    }

    public boolean isUp() {
        return current.get() != null;
    }

    /// Sends a message at least once. Completes when the broker has taken it, or exceptionally with
    /// an [Undeliverable].
    public CompletableFuture<Void> publish(Outbound message) {
        var connection = current.get();
        return connection == null
                ? CompletableFuture.failedFuture(
                        new Undeliverable(Reason.DOWN, "no connection to the broker"))
                : connection.publish(message);
    }

    @Override
    public void close() {
        closing.countDown();
        var connection = current.get();
        if (connection != null) {
            connection.end("closed");
        }
        try {
            if (keeper.isAlive() && !keeper.join(Duration.ofSeconds(3))) {
                LOG.log(Level.WARNING, "the connection to the broker is slow to close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepUp() {
        var failures = 0;
        do {
            try (var connection = Connection.open(server, clientId, filters, listener::received)) {
                failures = 0;
                found(connection);
                lost(connection.awaitEnd());
            } catch (Connection.Failed e) {
                failures++;
                lost(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                failures++;
                LOG.log(Level.ERROR, "the connection to the broker failed us; it is made anew", e);
            } finally {
                current.set(null);
            }
        } while (!pausedToTheEnd(failures));
    }

    private void found(Connection connection) {
        current.set(connection);
        if (closing.getCount() == 0) {
            connection.end("closed");
            return;
        }
        LOG.log(isLost ? Level.INFO : Level.DEBUG, "connected to the broker as {0}", server);
        isLost = false;
        listener.up();
    }

    private void lost(String why) {
        current.set(null);
        if (!isLost && closing.getCount() > 0) {
            isLost = true;
            LOG.log(Level.WARNING, "no connection to the broker at {0}: {1}", server.url(), why);
            listener.down(why);
        }
    }

    /// Whether the link was closed before or while it paused.
    private boolean pausedToTheEnd(int failures) {
        var longest =
                Math.min(
                        LONGEST_PAUSE.toMillis(),
                        FIRST_PAUSE.toMillis() << Math.min(failures, DOUBLINGS));
        try {
            return closing.await(chance.nextLong(longest / 2, longest), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
