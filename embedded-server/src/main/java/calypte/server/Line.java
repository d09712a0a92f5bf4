package calypte.server;

import calypte.server.gateway.Uplink;
import calypte.server.mqtt.MqttLink;
import calypte.server.mqtt.Outbound;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The server's line to the message queue. What publishes on it exists before it, and what it hears
/// goes to those who publish: so it is connected last.
final class Line implements AutoCloseable {

    private volatile @Nullable MqttLink link;

    void connect(MessageQueue queue, Uplink uplink, RandomGenerator random) {
        var topics = Uplink.topics(!queue.isEmbedded());
        var made = new MqttLink(queue.server(), topics, uplink, random);
        link = made;
        made.start();
    }

    boolean isUp() {
        var made = link;
        return made != null && made.isUp();
    }

    CompletableFuture<Void> publish(Outbound message) {
        var made = link;
        return made == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not connected yet"))
                : made.publish(message);
    }

    @Override
    public void close() {
        var made = link;
        if (made != null) {
            made.close();
        }
    }
}
