package calypte.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.wire.Json;
import calypte.model.device.DeviceSerial;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.Progress;
import calypte.model.update.Topics;
import calypte.model.update.UpdateOrder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/// The server as a device sees it, for tests: answers registrations over real HTTP and MQTT, orders
/// what each device does not run yet, and serves the image. Checks what it is told like the real
/// one.
public final class PretendServer implements AutoCloseable {

    public static final String KEY = "0123456789abcdefghijklmnopqrstuv";

    final List<String> presence = new CopyOnWriteArrayList<>();
    final List<Progress> progress = new CopyOnWriteArrayList<>();
    final Map<DeviceSerial, Heard> heard = new ConcurrentHashMap<>();

    private final byte[] image = new byte[100_000];
    private final HttpServer http;
    private final @Nullable MqttAsyncClient mqtt;
    private volatile String assigned = "1.4.0";

    /// What a device said when it registered.
    record Heard(
            String firmwareSerial,
            String bootId,
            long seq,
            @Nullable String sharedKey,
            @Nullable String deviceSerial) {}

    public PretendServer(@Nullable URI broker) throws IOException, MqttException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/gateway/registration", this::register);
        http.createContext("/firmware/", this::serve);
        http.start();
        mqtt = broker == null ? null : listen(broker);
    }

    URI deviceUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// What the device said last.
    Heard heard(DeviceSerial serial) {
        return Objects.requireNonNull(heard.get(serial));
    }

    public void assign(String firmware) {
        assigned = firmware;
    }

    public void order(DeviceSerial serial) throws MqttException {
        publish(Topics.UPDATE, serial, orderFor(serial));
    }

    private MqttAsyncClient listen(URI broker) throws MqttException {
        var client =
                new MqttAsyncClient(
                        "tcp://" + broker.getAuthority(), "server", new MemoryPersistence());
        client.setCallback(new Hearing());
        client.connect().waitForCompletion();
        var filters =
                new MqttSubscription[] {
                    new MqttSubscription(Topics.REGISTRATION.ofAll(), 1),
                    new MqttSubscription(Topics.PROGRESS.ofAll(), 1),
                    new MqttSubscription(Topics.PRESENCE.ofAll(), 1)
                };
        client.subscribe(filters).waitForCompletion();
        return client;
    }

    private void hear(String topic, byte[] payload) throws IOException, MqttException {
        var address = Topics.parse(topic).orElseThrow();
        var serial = address.serial();
        switch (address.kind()) {
            case REGISTRATION -> {
                var said = Json.read(payload, Heard.class);
                heard.put(serial, said);
                publish(Topics.REGISTRATION_REPLY, serial, reply(serial, said));
            }
            case PROGRESS -> progress.add(Json.read(payload, Progress.class));
            case PRESENCE -> presence.add(serial + " " + new String(payload, UTF_8));
            case REGISTRATION_REPLY, UPDATE, UPDATE_CANCEL -> throw new IOException(topic);
        }
    }

    private void publish(Topics kind, DeviceSerial serial, Object body) throws MqttException {
        var client = mqtt;
        if (client != null) {
            var message = new MqttMessage(Json.bytes(body));
            message.setQos(1);
            client.publish(kind.of(serial), message);
        }
    }

    private void register(HttpExchange exchange) throws IOException {
        var said = Json.read(exchange.getRequestBody().readAllBytes(), Heard.class);
        var serial = new DeviceSerial(String.valueOf(said.deviceSerial()));
        if (!KEY.equals(said.sharedKey())) {
            answer(exchange, 401, new byte[0]);
            return;
        }
        heard.put(serial, said);
        answer(exchange, 200, Json.bytes(reply(serial, said)));
    }

    private RegistrationReply reply(DeviceSerial serial, Heard said) {
        var inSync = said.firmwareSerial().equals(assigned);
        return Replies.reply(serial, Instant.EPOCH, assigned, inSync ? null : orderFor(serial), 1);
    }

    private UpdateOrder orderFor(DeviceSerial serial) {
        var url = deviceUrl() + "/firmware/2/content";
        return Replies.order(serial, assigned, image, url, 1, Instant.EPOCH);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var authorized = exchange.getRequestHeaders().getFirst("Authorization");
        answer(exchange, authorized != null && authorized.startsWith("Basic ") ? 200 : 401, image);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() throws MqttException {
        http.stop(0);
        var client = mqtt;
        if (client != null) {
            client.disconnectForcibly(0, 100, true);
            client.close(true);
        }
    }

    private final class Hearing implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws Exception {
            hear(topic, message.getPayload());
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
