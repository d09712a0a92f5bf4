package calypte.server;

import calypte.server.gateway.Uplink;
import calypte.server.mqtt.Inbound;
import calypte.server.mqtt.MqttLink;
import calypte.server.mqtt.Outbound;
import calypte.server.wire.Wire;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The server's line to the message queue. What publishes on it exists before it, and what it hears
/// goes to those who publish: so it is connected last.
final class Line implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Line.class.getName());

    private final CountDownLatch firstUp = new CountDownLatch(1);
    private final Wire wire;
    private final InstantSource clock;
    private volatile @Nullable MqttLink link;

    /// `wire` remembers what goes over it.
    Line(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    void connect(MessageQueue queue, Uplink uplink, RandomGenerator random) {
        var topics = Uplink.topics(!queue.isEmbedded());
        var made = new MqttLink(queue.server(), topics, new Ear(uplink), random);
        link = made;
        made.start();
    }

    /// Waits until the server hears what devices say, so that "ready" is true of MQTT as well. An
    /// external broker may be away for long: then the server is ready without it, and says so.
    void awaitUp(Duration patience) {
        try {
            if (!firstUp.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "the broker has not answered yet; devices are heard over HTTP only");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Ear implements MqttLink.Listener {
        private final Uplink uplink;

        Ear(Uplink uplink) {
            this.uplink = uplink;
        }

        @Override
        public CompletionStage<?> received(Inbound message) {
            wire.heard(message.topic(), message.payload());
            return uplink.received(message);
        }

        @Override
        public void up() {
            firstUp.countDown();
        }
    }

    boolean isUp() {
        var made = link;
        return made != null && made.isUp();
    }

    CompletableFuture<Void> publish(Outbound message) {
        var made = link;
        if (made == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not connected yet"));
        }
        var at = clock.instant();
        var sent = made.publish(message);
        var _ = sent.thenRun(() -> wire.said(message.topic(), message.payload(), at));
        return sent;
    }

    @Override
    public void close() {
        var made = link;
        if (made != null) {
            made.close();
        }
    }
}
