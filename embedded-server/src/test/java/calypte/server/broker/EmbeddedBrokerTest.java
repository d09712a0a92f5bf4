package calypte.server.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {

    private static final DeviceSerial PUMP = new DeviceSerial("pump-1");
    private static final String UPDATE = "calypte/v1/devices/pump-1/update";

    @TempDir static Path folder;

    private static final Guests guests = new Guests();
    private static EmbeddedBroker broker;

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
    void aWrongKeyDoesNotDisturbTheSessionItAimsAt() throws Exception {
        try (var victim = connected();
                var server = server()) {
            victim.subscribe(UPDATE);
            for (var i = 0; i < 20; i++) {
                try (var thief = new OldDevice(broker.port())) {
                    assertThat(thief.connect("pump-1", "pump-1", "wrong")).isEqualTo(4);
                }
            }

            server.publish(UPDATE, "order", false);

            assertThat(victim.received.take()).isEqualTo(UPDATE + " order");
            assertThat(victim.isConnected()).isTrue();
        }
    }

    @Test
    void thoseWhoGuessKeepNobodyOutWhileTheyWaitForTheirAnswer() throws Exception {
        var end = new CountDownLatch(1);
        guests.pause = () -> passes(end);
        var guessers = new ArrayList<OldDevice>();
        var answers = new ArrayList<Callable<Integer>>();
        try {
            for (var i = 0; i < 300; i++) {
                var guesser = new OldDevice(broker.port());
                guessers.add(guesser);
                answers.add(guesser.connectLater("guess-" + i, "guess-" + i, "wrong"));
            }

            connected().close();
        } finally {
            guests.pause = Pause.NONE;
            end.countDown();
        }
        for (var answer : answers) {
            assertThat(answer.call()).isEqualTo(4);
        }
        for (var guesser : guessers) {
            guesser.close();
        }
    }

    @Test
    void aCutSessionEndsAtOnce() throws Exception {
        try (var device = connected()) {
            await().until(() -> guests.present.containsKey(PUMP));

            broker.cut(PUMP);

            await().atMost(Duration.ofSeconds(1)).until(() -> !device.isConnected());
            await().atMost(Duration.ofSeconds(1)).until(() -> !guests.present.containsKey(PUMP));
        }
    }

    @Test
    void whoIsAtTheDoorWhenItIsCutDoesNotSlipIn() throws Exception {
        guests.keys.put("pump-9", "old");
        guests.slow.add("pump-9");
        try (var old = new OldDevice(broker.port())) {
            var answer = old.connectLater("pump-9", "pump-9", "old");
            guests.asked.take();
            broker.cut(new DeviceSerial("pump-9"));
            guests.slow.clear();

            assertThat(answer.call()).isEqualTo(3);
        }
    }

    @Test
    void presenceEndsInTheTruthHoweverOftenADeviceTakesOver() throws Exception {
        var past = new ArrayList<OldDevice>();
        for (var i = 0; i < 50; i++) {
            var next = new OldDevice(broker.port());
            assertThat(next.connect("pump-1", "pump-1", "secret")).isZero();
            past.add(next);
        }
        await().untilAsserted(() -> assertThat(broker.liveSessions()).isOne());
        await().untilAsserted(() -> assertThat(guests.present).containsOnlyKeys(PUMP));

        for (var device : past) {
            device.close();
        }

        await().untilAsserted(() -> assertThat(guests.present).isEmpty());
        assertThat(broker.liveSessions()).isZero();
    }

    @Test
    void nothingWaitsForADeviceThatIsAway() throws Exception {
        try (var server = server()) {
            var device = connected();
            device.subscribe(UPDATE);
            device.close();
            await().until(() -> !broker.isLive(PUMP));

            assertThat(server.publish(UPDATE, "order", false)).isEqualTo(0x10);
        }
    }

    @Test
    void whoeverSaysNothingIsSentAway() throws Exception {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            silent.setSoTimeout(10_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void anOversizedMessageEndsTheConnection() throws Exception {
        try (var device = new OldDevice(broker.port())) {
            assertThat(device.connect("pump-1", "pump-1", "secret")).isZero();

            device.publish("calypte/v1/devices/pump-1/registration", "x".repeat(70_000), false);

            assertThat(device.isHungUpOn()).isTrue();
        }
    }

    @Test
    void aPortInUseIsSaidClearly(@TempDir Path elsewhere) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = new EmbeddedBroker.Config(elsewhere, "127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedBroker.start(config, guests))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("calypte.mqtt.port");
            assertThat(elsewhere).isEmptyDirectory();
        }
    }

    /// The library keeps what it hands to a broker's extension where the next one finds it too.
    @Test
    void thoseThatStartAtOnceLetInTheirOwnGuestsOnly(@TempDir Path elsewhere) throws Exception {
        var guests = List.of("guest-1", "guest-2", "guest-3", "guest-4");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new LinkedHashMap<String, Future<EmbeddedBroker>>();
            guests.forEach(
                    guest -> starts.put(guest, threads.submit(() -> letsIn(guest, elsewhere))));
            for (var start : starts.entrySet()) {
                try (var one = start.getValue().get()) {
                    assertThat(guests.stream().filter(guest -> isLetIn(guest, one)))
                            .containsExactly(start.getKey());
                }
            }
        }
    }

    private static boolean passes(CountDownLatch end) {
        try {
            return end.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static EmbeddedBroker letsIn(String name, Path folder) throws BrokerUnavailable {
        var welcome = new Guests();
        welcome.keys.put(name, "secret");
        var config = new EmbeddedBroker.Config(folder.resolve(name), "127.0.0.1", 0);
        return EmbeddedBroker.start(config, welcome);
    }

    private static boolean isLetIn(String guest, EmbeddedBroker broker) {
        try (var device = new OldDevice(broker.port())) {
            return device.connect(guest, guest, "secret") == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewDevice connected() throws Exception {
        var device = new NewDevice(broker.port(), "pump-1", "secret");
        assertThat(device.connect()).isZero();
        return device;
    }

    private static NewDevice server() throws Exception {
        var account = broker.account();
        var server =
                new NewDevice(
                        broker.port(), "calypte.server.test", account.user(), account.password());
        assertThat(server.connect()).isZero();
        return server;
    }
}
