package calypte.server.mqtt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/// One life of a Paho client: it is connected, it breaks, it is thrown away. Paho's own reconnect
/// is never used, for it loses messages and can loop for ever.
final class Connection implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Connection.class.getName());

    /// Paho shouts, with stack traces, of what it also tells us. Held, for a logger that nobody
    /// holds forgets its level.
    private static final java.util.logging.Logger SHOUTING =
            java.util.logging.Logger.getLogger("org.eclipse.paho.mqttv5.client");

    static {
        SHOUTING.setLevel(java.util.logging.Level.OFF);
    }

    private static final int THREADS = 6;
    private static final int CONNECT_MS = 15_000;
    private static final int FAREWELL_MS = 200;
    private static final int KEEP_ALIVE_S = 30;
    private static final int LARGEST_PACKET = 65_536;

    /// How many received messages are under way in the server before the broker has to wait.
    private static final int UNDER_WAY = 500;

    private static final int RECEIVE_MAXIMUM = 250;

    private final Function<Inbound, CompletionStage<?>> receiver;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("mqtt client").factory());
    private final MqttAsyncClient client;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Outbox outbox;
    private final Intake intake = new Intake(UNDER_WAY);

    /// The broker did not let us in, or did not let us subscribe.
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Connection(URI url, String clientId, Function<Inbound, CompletionStage<?>> receiver)
            throws MqttException {
        this.receiver = receiver;
        this.client =
                new MqttAsyncClient(address(url), clientId, new MemoryPersistence(), null, threads);
        this.outbox = new Outbox(client);
        client.setManualAcks(true);
        client.setCallback(new Callbacks(this::received, this::disconnected));
    }

    static Connection open(
            MqttLink.Server server,
            String clientId,
            List<String> filters,
            Function<Inbound, CompletionStage<?>> receiver)
            throws Failed {
        Connection connection;
        try {
            connection = new Connection(server.url(), clientId, receiver);
        } catch (MqttException e) {
            throw new Failed(words(e), e);
        }
        try {
            connection.connect(server);
            connection.subscribe(filters);
            return connection;
        } catch (MqttException e) {
            connection.close();
            throw new Failed(words(e), e);
        }
    }

    private void connect(MqttLink.Server server) throws MqttException {
        var options = new MqttConnectionOptions();
        options.setUserName(server.user());
        options.setPassword(server.password().getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize((long) LARGEST_PACKET);
        options.setTopicAliasMaximum(0);
        options.setSocketFactory(
                isTls(server.url()) ? new PromptTlsSockets() : new PromptSockets());
        var token = client.connect(options);
        token.waitForCompletion(CONNECT_MS);
        outbox.open(receiveMaximum(token));
    }

    private static int receiveMaximum(IMqttToken connected) {
        var properties = connected.getResponseProperties();
        var maximum = properties == null ? null : properties.getReceiveMaximum();
        return maximum == null ? Outbox.LARGEST_WINDOW : maximum;
    }

    private void subscribe(List<String> filters) throws MqttException {
        if (filters.isEmpty()) {
            return;
        }
        var subscriptions =
                filters.stream()
                        .map(filter -> new MqttSubscription(filter, 1))
                        .toArray(MqttSubscription[]::new);
        var token = client.subscribe(subscriptions);
        token.waitForCompletion(CONNECT_MS);
        if (Arrays.stream(token.getReasonCodes())
                .anyMatch(code -> code >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR)) {
            throw new MqttException(MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED);
        }
    }

    CompletableFuture<Void> publish(Outbound message) {
        return outbox.publish(message);
    }

    /// Waits until the connection is over, and says why it is.
    String awaitEnd() {
        return end.join();
    }

    void end(String why) {
        end.complete(why);
    }

    @Override
    public void close() {
        end("closed");
        outbox.close();
        try {
            client.disconnectForcibly(0, FAREWELL_MS, client.isConnected());
            client.close(true);
        } catch (MqttException e) {
            LOG.log(Level.DEBUG, "a broken connection did not close cleanly", e);
        }
        threads.shutdownNow();
    }

    private void disconnected(MqttDisconnectResponse response) {
        var cause = response.getException();
        end(
                cause == null
                        ? "the broker said "
                                + response.getReturnCode()
                                + " "
                                + response.getReasonString()
                        : words(cause));
    }

    private void received(String topic, MqttMessage message) {
        var properties = message.getProperties();
        var inbound =
                new Inbound(
                        topic,
                        message.getPayload(),
                        properties.getResponseTopic(),
                        properties.getCorrelationData(),
                        message.isRetained());
        intake.began(() -> acknowledge(message));
        try {
            receiver.apply(inbound).whenComplete((_, _) -> intake.done());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a message could not be handed over", e);
            intake.done();
        }
    }

    private void acknowledge(MqttMessage message) {
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException e) {
            LOG.log(Level.DEBUG, "a message of a connection that broke was not acknowledged", e);
        }
    }

    private static String address(URI url) {
        var usual = isTls(url) ? 8883 : 1883;
        var port = url.getPort() >= 0 ? url.getPort() : usual;
        return (isTls(url) ? "ssl" : "tcp") + "://" + url.getHost() + ":" + port;
    }

    private static boolean isTls(URI url) {
        return "mqtts".equals(url.getScheme());
    }

    private static String words(MqttException e) {
        var cause = e.getCause();
        if (cause == null) {
            return e.getMessage() + " (" + e.getReasonCode() + ")";
        }
        return cause.getMessage() == null ? "the connection broke" : cause.getMessage();
    }
}
