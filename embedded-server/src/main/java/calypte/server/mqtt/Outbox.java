package calypte.server.mqtt;

import calypte.server.mqtt.Undeliverable.Reason;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/// What one connection has to send. Paho throws at the broker's Receive Maximum instead of waiting,
/// so the waiting is done here: nobody blocks, and the queue is short-lived and bounded.
final class Outbox {

    static final int LARGEST_WINDOW = 500;
    private static final int LONGEST_QUEUE = 20_000;

    private final MqttAsyncClient client;
    private final Queue<Letter> waiting = new ArrayDeque<>();
    private final Set<Letter> underWay = new HashSet<>();
    private int window;

    Outbox(MqttAsyncClient client) {
        this.client = client;
    }

    /// The connection stands; the broker takes so many messages at once.
    synchronized void open(int receiveMaximum) {
        window = Math.clamp(receiveMaximum - 1L, 1, LARGEST_WINDOW);
    }

    CompletableFuture<Void> publish(Outbound message) {
        var letter = new Letter(message);
        synchronized (this) {
            if (window == 0) {
                return CompletableFuture.failedFuture(
                        new Undeliverable(Reason.DOWN, "the connection is closed"));
            }
            if (waiting.size() >= LONGEST_QUEUE) {
                return CompletableFuture.failedFuture(
                        new Undeliverable(Reason.FULL, "too many messages wait to be sent"));
            }
            waiting.add(letter);
        }
        sendNext();
        return letter.sent;
    }

    /// The connection is over: nothing more is sent, and nobody waits for an answer.
    void close() {
        List<Letter> lost;
        synchronized (this) {
            window = 0;
            lost = new java.util.ArrayList<>(underWay);
            lost.addAll(waiting);
            underWay.clear();
            waiting.clear();
        }
        lost.forEach(letter -> letter.fail(Reason.DOWN, "the connection to the broker broke"));
    }

    private void sendNext() {
        for (var letter = take(); letter != null; letter = take()) {
            send(letter);
        }
    }

    private synchronized @Nullable Letter take() {
        if (underWay.size() >= window) {
            return null;
        }
        var letter = waiting.poll();
        if (letter != null) {
            underWay.add(letter);
        }
        return letter;
    }

    private void send(Letter letter) {
        try {
            client.publish(letter.message.topic(), letter.packet(), null, letter);
        } catch (MqttException e) {
            answered(letter);
            letter.fail(Reason.DOWN, "not sent: " + e.getMessage());
        }
    }

    private synchronized void answered(Letter letter) {
        underWay.remove(letter);
    }

    /// A message on its way, and whoever waits for it.
    private final class Letter implements MqttActionListener {

        private final Outbound message;
        private final CompletableFuture<Void> sent = new CompletableFuture<>();

        Letter(Outbound message) {
            this.message = message;
        }

        MqttMessage packet() {
            var properties = new MqttProperties();
            var expiry = message.expiry();
            if (expiry != null) {
                properties.setMessageExpiryInterval(Math.max(1, expiry.toSeconds()));
            }
            if (message.correlation() != null) {
                properties.setCorrelationData(message.correlation());
            }
            return new MqttMessage(message.payload(), 1, false, properties);
        }

        @Override
        public void onSuccess(IMqttToken token) {
            answered(this);
            sendNext();
            var codes = token.getReasonCodes();
            var code =
                    codes == null || codes.length == 0
                            ? MqttReturnCode.RETURN_CODE_SUCCESS
                            : codes[0];
            if (code == MqttReturnCode.RETURN_CODE_NO_MATCHING_SUBSCRIBERS) {
                fail(Reason.NOBODY_LISTENS, "nobody listens to " + message.topic());
            } else if (code >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR) {
                fail(
                        Reason.DENIED,
                        "the broker refused a message to " + message.topic() + " (" + code + ")");
            } else {
                sent.complete(null);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            answered(this);
            sendNext();
            fail(Reason.DOWN, "not sent: " + exception.getMessage());
        }

        void fail(Reason reason, String words) {
            sent.completeExceptionally(new Undeliverable(reason, words));
        }
    }
}
