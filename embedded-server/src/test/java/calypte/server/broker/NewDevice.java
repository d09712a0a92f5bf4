package calypte.server.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// A device that speaks MQTT 5. What it gets from the broker are reason codes.
public final class NewDevice implements AutoCloseable {

    private static final int PATIENCE_MS = 10_000;

    public final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    final MqttConnectionOptions options = new MqttConnectionOptions();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(6);
    private final MqttAsyncClient client;

    NewDevice(int port, String clientId, String user, String key) throws MqttException {
        client =
                new MqttAsyncClient(
                        "tcp://127.0.0.1:" + port,
                        clientId,
                        new MemoryPersistence(),
                        null,
                        threads);
        options.setUserName(user);
        options.setPassword(key.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(true);
        client.setCallback(new Ear());
    }

    public NewDevice(int port, String serial, String key) throws MqttException {
        this(port, serial, serial, key);
    }

    /// The reason code of the CONNACK.
    public int connect() {
        try {
            client.connect(options).waitForCompletion(PATIENCE_MS);
            return 0;
        } catch (MqttException e) {
            return e.getReasonCode();
        }
    }

    public int subscribe(String filter) throws MqttException {
        var token = client.subscribe(new MqttSubscription[] {new MqttSubscription(filter, 1)});
        token.waitForCompletion(PATIENCE_MS);
        return token.getReasonCodes()[0];
    }

    public int publish(String topic, String payload, boolean retained) throws MqttException {
        return publish(
                topic,
                new MqttMessage(
                        payload.getBytes(StandardCharsets.UTF_8),
                        1,
                        retained,
                        new MqttProperties()));
    }

    public int publish(String topic, MqttMessage message) throws MqttException {
        var token = client.publish(topic, message);
        token.waitForCompletion(PATIENCE_MS);
        return token.getReasonCodes()[0];
    }

    boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(0, 0, false);
        }
        client.close(true);
        threads.shutdownNow();
    }

    private final class Ear implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            received.add(topic + " " + message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
