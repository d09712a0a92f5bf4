package calypte.server.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.server.broker.BrokerUnavailable;
import calypte.server.broker.EmbeddedBroker;
import calypte.server.broker.Guests;
import calypte.server.broker.NewDevice;
import calypte.server.mqtt.Undeliverable.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MqttLinkTest {

    private static final String REGISTRATIONS = "calypte/v1/devices/+/registration";
    private static final String REGISTRATION = "calypte/v1/devices/pump-1/registration";
    private static final String REPLY = REGISTRATION + "/reply";

    @TempDir static Path folder;

    private static final Guests guests = new Guests();
    private static EmbeddedBroker broker;

    private final Ear ear = new Ear();

    @BeforeAll
    static void start() throws BrokerUnavailable {
        broker = EmbeddedBroker.start(new EmbeddedBroker.Config(folder, "127.0.0.1", 0), guests);
        guests.keys.put("pump-1", "secret");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void carriesARequestAndItsAnswer() throws Exception {
        try (var link = up(REGISTRATIONS);
                var device = device()) {
            device.subscribe(REPLY);
            var properties = new MqttProperties();
            properties.setResponseTopic("calypte/v1/devices/pump-2/update");
            properties.setCorrelationData("42".getBytes(UTF_8));
            device.publish(
                    REGISTRATION, new MqttMessage("{}".getBytes(UTF_8), 1, false, properties));

            await().until(() -> !ear.heard.isEmpty());
            var request = ear.heard.remove();
            assertThat(request.topic()).isEqualTo(REGISTRATION);
            assertThat(request.responseTopic()).isEqualTo("calypte/v1/devices/pump-2/update");
            assertThat(request.correlation()).asString(UTF_8).isEqualTo("42");

            link.publish(
                            new Outbound(
                                    REPLY,
                                    "ok".getBytes(UTF_8),
                                    Duration.ofMinutes(1),
                                    request.correlation()))
                    .join();
            assertThat(device.received.take()).isEqualTo(REPLY + " ok");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        try (var link = up(REGISTRATIONS)) {
            assertThat(failure(link.publish(message(REPLY, "x")))).isEqualTo(Reason.NOBODY_LISTENS);
        }
    }

    @Test
    void seesThatItIsDenied() throws Exception {
        try (var link =
                new MqttLink(
                        server(broker.port(), "pump-1", "secret"),
                        "pump-1",
                        List.of(),
                        ear,
                        new Random(1))) {
            link.start();
            await().until(link::isUp);

            assertThat(failure(link.publish(message("calypte/v1/devices/pump-2/update", "x"))))
                    .isEqualTo(Reason.DENIED);
        }
    }

    @Test
    void failsAtOnceWhileThereIsNoBroker() throws Exception {
        try (var link =
                new MqttLink(server(1, "nobody", ""), List.of(REGISTRATIONS), ear, new Random(1))) {
            link.start();
            await().until(() -> ear.news.size() == 1);

            assertThat(failure(link.publish(message(REPLY, "x")))).isEqualTo(Reason.DOWN);
            assertThat(ear.news).singleElement().asString().startsWith("down");
        }
    }

    @Test
    void isToldOfAWrongPassword() {
        try (var link =
                new MqttLink(
                        server(broker.port(), "pump-1", "wrong"),
                        "pump-1",
                        List.of(),
                        ear,
                        new Random(1))) {
            link.start();
            await().untilAsserted(() ->
                    assertThat(ear.news).hasSize(1).first().asString().contains("134"));
        }
    }

    /// Every publish that fails is said again, as the database would have it: then none is lost.
    @Test
    void twentyBreaksUnderLoadLoseNothingThatIsSaidAgain() throws Exception {
        var toSay = new ConcurrentLinkedQueue<Integer>();
        for (var i = 0; i < 2_000; i++) {
            toSay.add(i);
        }
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        try (var line = new Line(broker.port());
                var link =
                        new MqttLink(
                                server(
                                        line.port(),
                                        broker.account().user(),
                                        broker.account().password()),
                                List.of(REGISTRATIONS),
                                ear,
                                new Random(1));
                var _ = up(REPLY)) {
            link.start();
            for (var torn = 0; torn < 20; torn++) {
                await().pollInterval(Duration.ofMillis(5)).until(link::isUp);
                sayAll(link, toSay, acknowledged, 100);
                line.tear();
                await().pollInterval(Duration.ofMillis(5)).until(() -> !link.isUp());
            }
            await().pollInterval(Duration.ofMillis(5)).until(link::isUp);
            await().untilAsserted(() -> {
                sayAll(link, toSay, acknowledged, 2_000);
                assertThat(acknowledged).hasSize(2_000);
            });
            await().untilAsserted(() ->
                    assertThat(ear.heard.stream().map(Inbound::payload).map(String::new).distinct())
                            .hasSize(2_000));
        }
    }

    @Test
    void aFloodWaitsInTheBroker() throws Exception {
        ear.patience = Integer.MAX_VALUE;
        try (var link = up(REGISTRATIONS);
                var flood = up("calypte/v1/none")) {
            for (var i = 0; i < 1_200; i++) {
                var _ = flood.publish(message(REGISTRATION, "x"));
            }
            await().until(() -> ear.heard.size() >= 500);
            await().during(Duration.ofMillis(500)).until(() -> ear.heard.size() <= 750);

            ear.letGo();

            await().until(() -> ear.heard.size() == 1_200);
            assertThat(link.isUp()).isTrue();
        }
    }

    @Test
    void aSlowDeviceHoldsUpNobody() throws Exception {
        ear.patience = 1;
        try (var _ = up(REGISTRATIONS);
                var device = device()) {
            for (var i = 0; i < 5; i++) {
                device.publish(REGISTRATION, "x", false);
            }

            await().until(() -> ear.heard.size() == 5);
        }
    }

    private static void sayAll(
            MqttLink link, Queue<Integer> toSay, Set<Integer> acknowledged, int atMost) {
        for (var said = 0; said < atMost && !toSay.isEmpty(); said++) {
            var number = toSay.remove();
            var _ =
                    link.publish(message(REPLY, "" + number))
                            .whenComplete((_, failure) -> {
                                if (failure == null) {
                                    acknowledged.add(number);
                                } else {
                                    toSay.add(number);
                                }
                            });
        }
    }

    private MqttLink up(String filter) {
        var account = broker.account();
        var link =
                new MqttLink(
                        server(broker.port(), account.user(), account.password()),
                        List.of(filter),
                        ear,
                        new Random());
        link.start();
        await().until(link::isUp);
        return link;
    }

    private static NewDevice device() throws Exception {
        var device = new NewDevice(broker.port(), "pump-1", "secret");
        assertThat(device.connect()).isZero();
        return device;
    }

    private static MqttLink.Server server(int port, String user, String password) {
        return new MqttLink.Server(URI.create("mqtt://127.0.0.1:" + port), user, password);
    }

    private static Outbound message(String topic, String text) {
        return new Outbound(topic, text.getBytes(UTF_8));
    }

    private static Reason failure(CompletableFuture<Void> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Undeliverable undeliverable) {
                return undeliverable.reason();
            }
        }
        throw new AssertionError("it was delivered, or failed for a reason of its own");
    }

    /// Hears everything, and is done with it at once or when it is told to be.
    private static final class Ear implements MqttLink.Listener {

        final Queue<Inbound> heard = new ConcurrentLinkedQueue<>();
        final List<String> news = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> later = new CompletableFuture<>();

        /// With so many it is not done before it is told to be.
        volatile int patience;

        @Override
        public CompletionStage<?> received(Inbound message) {
            heard.add(message);
            return heard.size() <= patience ? later : CompletableFuture.completedFuture(null);
        }

        @Override
        public void up() {
            news.add("up");
        }

        @Override
        public void down(String why) {
            news.add("down " + why);
        }

        void letGo() {
            patience = 0;
            later.complete(null);
        }
    }
}
