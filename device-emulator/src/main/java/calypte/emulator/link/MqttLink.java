package calypte.emulator.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Event;
import calypte.emulator.wire.Json;
import calypte.model.update.Progress;
import calypte.model.update.Topics;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;

/// The line of a device that speaks MQTT.
///
/// Every connection has a client object of its own, thrown away with it: Paho's own reconnect
/// resends with stale topic aliases and loops.
final class MqttLink implements Link {

    private static final System.Logger LOG = System.getLogger(MqttLink.class.getName());
    private static final int QOS = 1;
    private static final int KEEP_ALIVE_S = 50;
    private static final int CONNECT_S = 10;
    private static final long PATIENCE_MS = 10_000;
    private static final byte[] ONLINE = "online".getBytes(UTF_8);
    private static final byte[] OFFLINE = "offline".getBytes(UTF_8);

    private final Identity identity;
    private final String broker;
    private final LiveEngine engine;
    private final Consumer<Event> events;
    private final Images images;
    private volatile @Nullable MqttAsyncClient client;

    MqttLink(Identity identity, URI mqttUrl, LiveEngine engine, Consumer<Event> events) {
        this.identity = identity;
        this.broker = address(mqttUrl);
        this.engine = engine;
        this.events = events;
        this.images = new Images(identity, engine, events);
    }

    /// Paho's words for the schemes.
    private static String address(URI url) {
        var secure = "mqtts".equals(url.getScheme()) || "ssl".equals(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : secure ? 8883 : 1883;
        return (secure ? "ssl://" : "tcp://") + url.getHost() + ":" + port;
    }

    @Override
    public void connect() {
        drop();
        try {
            engine.connecting().acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            connected(fresh());
        } catch (MqttException e) {
            drop();
            events.accept(new Event.ConnectFailed(isRefusal(e), why(e)));
        } finally {
            engine.connecting().release();
        }
    }

    private MqttAsyncClient fresh() throws MqttException {
        return new MqttAsyncClient(
                broker,
                identity.serial().value(),
                new MemoryPersistence(),
                new TimerPingSender(engine.forPaho()),
                engine.forPaho());
    }

    private void connected(MqttAsyncClient fresh) throws MqttException {
        client = fresh;
        fresh.setCallback(new Ear(fresh, this::heard, this::lost));
        fresh.connect(options()).waitForCompletion(CONNECT_S * 1_000L);
        fresh.subscribe(subscriptions()).waitForCompletion(PATIENCE_MS);
        events.accept(new Event.Connected());
    }

    private MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setConnectionTimeout(CONNECT_S);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setUserName(identity.serial().value());
        options.setPassword(identity.key().value().getBytes(UTF_8));
        options.setWill(topic(Topics.PRESENCE), message(OFFLINE));
        return options;
    }

    private MqttSubscription[] subscriptions() {
        return new MqttSubscription[] {
            new MqttSubscription(topic(Topics.REGISTRATION_REPLY), QOS),
            new MqttSubscription(topic(Topics.UPDATE), QOS),
            new MqttSubscription(topic(Topics.UPDATE_CANCEL), QOS)
        };
    }

    @Override
    public void drop() {
        var old = client;
        client = null;
        if (old == null) {
            return;
        }
        try {
            // No DISCONNECT packet: the broker must take it for a dead line and publish the will.
            old.disconnectForcibly(0, 1, false);
            old.close(true);
        } catch (MqttException e) {
            LOG.log(Level.DEBUG, () -> identity.serial() + " had no connection to drop", e);
        }
    }

    @Override
    public void announceOnline() {
        publish(Topics.PRESENCE, ONLINE);
    }

    @Override
    public void register(Register message) {
        var body =
                new Body(
                        message.firmwareSerial(),
                        message.bootId(),
                        message.seq(),
                        Attributes.of(message, engine.now()));
        publish(Topics.REGISTRATION, Json.bytes(body));
    }

    @Override
    public void report(Progress progress) {
        publish(Topics.PROGRESS, Json.bytes(progress));
    }

    @Override
    public void fetch(Fetch fetch) {
        images.fetch(fetch);
    }

    @Override
    public void stopFetching() {
        images.stop();
    }

    /// Waits for the broker's word, so that a device's publications stay in order and below the
    /// broker's Receive Maximum, beyond which Paho throws.
    private void publish(Topics kind, byte[] payload) {
        var open = client;
        if (open == null) {
            return;
        }
        try {
            open.publish(topic(kind), message(payload)).waitForCompletion(PATIENCE_MS);
        } catch (MqttException e) {
            // If the line is lost, the Ear says so; a report that is lost is not repeated.
            LOG.log(Level.DEBUG, () -> identity.serial() + " could not publish its " + kind, e);
        }
    }

    private void heard(Event event) {
        events.accept(event);
    }

    private void lost(MqttAsyncClient of) {
        if (client == of) {
            events.accept(new Event.LinkLost());
        }
    }

    private String topic(Topics kind) {
        return kind.of(identity.serial());
    }

    private static MqttMessage message(byte[] payload) {
        var message = new MqttMessage(payload);
        message.setQos(QOS);
        return message;
    }

    private static boolean isRefusal(MqttException e) {
        // Reason codes from 0x80 are the broker's own; Paho's begin far above.
        return e.getReasonCode() >= 0x80 && e.getReasonCode() <= 0xFF;
    }

    private static String why(MqttException e) {
        var cause = e.getCause();
        return cause == null
                ? "MQTT reason code " + e.getReasonCode()
                : String.valueOf(cause.getMessage());
    }

    private record Body(
            String firmwareSerial,
            String bootId,
            long seq,
            @Nullable Map<String, String> attributes) {}
}
