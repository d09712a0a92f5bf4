package calypte.server;

import calypte.model.device.DeviceSerial;
import calypte.model.update.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A device on the other end of MQTT 5, played by hand.
final class MqttDevice implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DeviceSerial serial;
    private final MqttClient client;
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();

    record Message(String topic, String payload) {
        JsonNode json() {
            return JsonMapper.shared().readTree(payload);
        }
    }

    private MqttDevice(String serial, MqttClient client) {
        this.serial = new DeviceSerial(serial);
        this.client = client;
    }

    static MqttDevice connect(URI broker, String serial, String key) throws MqttException {
        return connect(broker, serial, serial, key);
    }

    static MqttDevice connect(URI broker, String clientId, String serial, String key)
            throws MqttException {
        var url = "tcp://" + broker.getHost() + ":" + broker.getPort();
        var client = new MqttClient(url, clientId, new MemoryPersistence());
        var options = new MqttConnectionOptions();
        options.setUserName(serial);
        options.setPassword(key.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        client.connect(options);
        var device = new MqttDevice(serial, client);
        device.subscribe();
        return device;
    }

    void register(String json) throws MqttException {
        var message = new MqttMessage(json.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        var properties = new MqttProperties();
        properties.setResponseTopic(Topics.REGISTRATION_REPLY.of(serial));
        properties.setCorrelationData(new byte[] {1, 2, 3});
        message.setProperties(properties);
        client.publish(Topics.REGISTRATION.of(serial), message);
    }

    /// Anything at all, on any topic; null if no answer is asked for.
    void send(String topic, String payload, @Nullable String responseTopic) throws MqttException {
        var message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        var properties = new MqttProperties();
        properties.setResponseTopic(responseTopic);
        message.setProperties(properties);
        client.publish(topic, message);
    }

    void say(String progress) throws MqttException {
        client.publish(
                Topics.PROGRESS.of(serial), progress.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /// The next message on its topic of that kind; those of other kinds before it are dropped.
    Message await(Topics kind) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var message = inbox.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("no message on " + kind.of(serial) + " in " + PATIENCE);
            }
            if (message.topic().equals(kind.of(serial))) {
                return message;
            }
        }
    }

    /// Whether nothing of that kind has come, and nothing was dropped to find out.
    boolean hasNo(Topics kind) {
        return inbox.stream().noneMatch(message -> message.topic().equals(kind.of(serial)));
    }

    boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close();
    }

    private void subscribe() throws MqttException {
        for (var kind : List.of(Topics.REGISTRATION_REPLY, Topics.UPDATE, Topics.UPDATE_CANCEL)) {
            IMqttMessageListener listener =
                    (topic, message) ->
                            inbox.add(
                                    new Message(
                                            topic,
                                            new String(
                                                    message.getPayload(), StandardCharsets.UTF_8)));
            client.subscribe(
                    new MqttSubscription[] {new MqttSubscription(kind.of(serial), 1)},
                    new IMqttMessageListener[] {listener});
        }
    }
}
