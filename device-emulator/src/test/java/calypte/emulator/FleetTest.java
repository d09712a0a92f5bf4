package calypte.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.emulator.device.Happening;
import calypte.emulator.link.Identity;
import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviours;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import calypte.model.update.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final DeviceSerial SERIAL = new DeviceSerial("d-1");
    private static final double FAST = 100;

    private final OpenBroker broker = OpenBroker.shared();

    private final List<Happening> story = new CopyOnWriteArrayList<>();
    private PretendServer server;
    private Fleet fleet;

    /// On a machine that is busy with other things, ten seconds were too few.
    @BeforeAll
    static void havePatience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void start() throws Exception {
        server = new PretendServer(broker.url());
        var target = new Target(server.deviceUrl(), broker.url());
        fleet = new Fleet(target, new Fleet.Manner(1, FAST), story::add);
    }

    @AfterEach
    void stop() throws Exception {
        fleet.close();
        server.close();
    }

    @Test
    void aDeviceIsUpdatedOverMqtt() throws Exception {
        start(Behaviours.NORMAL, Protocol.MQTT);
        awaitStory(Happening.Registered.class::isInstance);

        server.assign("1.5.0");
        server.order(SERIAL);

        awaitStory(Happening.Proven.class::isInstance);
        assertThat(server.heard(SERIAL).firmwareSerial()).isEqualTo("1.5.0");
        assertThat(server.progress)
                .extracting(Progress::state)
                .startsWith(Progress.State.ACCEPTED, Progress.State.DOWNLOADING)
                .endsWith(Progress.State.INSTALLING, Progress.State.REBOOTING);
        // The reboot cuts the line: the broker speaks the will, then the device is back.
        await().untilAsserted(() ->
                assertThat(server.presence)
                        .containsExactlyInAnyOrder("d-1 online", "d-1 offline", "d-1 online"));
    }

    @Test
    void aDeviceIsUpdatedOverHttpAlone() {
        start(Behaviours.NORMAL, Protocol.HTTP);
        awaitStory(Happening.Registered.class::isInstance);

        server.assign("1.5.0");

        awaitStory(Happening.Proven.class::isInstance);
        assertThat(server.heard(SERIAL).bootId()).endsWith("-2");
    }

    @Test
    void aDeviceWithAWrongKeyStaysOutside() {
        start(Behaviours.WRONG_KEY, Protocol.HTTP);

        awaitStory(h -> h instanceof Happening.ConnectFailed(_, var refused, _, _) && refused);
        assertThat(server.heard).isEmpty();
    }

    @Test
    void aDeviceThatIsCutOffInMidFlashBootsItsOldImage() throws Exception {
        start(Behaviours.POWER_CUT, Protocol.MQTT);
        awaitStory(Happening.Registered.class::isInstance);

        server.assign("1.5.0");
        server.order(SERIAL);

        awaitStory(h -> h instanceof Happening.Rebooted(_, var image) && image.equals("1.4.0"));
        await().until(() -> server.progress.getLast().state() == Progress.State.FAILED);
    }

    @Test
    void aDeviceComesBackAfterItsOutage() {
        start(Behaviours.GOES_OFFLINE, Protocol.MQTT);

        awaitStory(Happening.WentAway.class::isInstance);
        await().until(() -> fleet.counters().connections() >= 2);
    }

    @Test
    void aDeviceThatIsCutOffIsGoneForTheServerUntilItHasANetworkAgain() {
        start(Behaviours.NORMAL, Protocol.MQTT);
        awaitStory(Happening.Registered.class::isInstance);

        fleet.chaos().cutOff(1);
        await().until(() -> server.presence.contains("d-1 offline"));
        assertThat(fleet.chaos().standing().cutOff()).isEqualTo(1);
        fleet.chaos().reconnect();

        await().until(() -> fleet.counters().registrations() == 2);
        assertThat(fleet.chaos().standing().cutOff()).isZero();
    }

    @Test
    void stopsAtOnceWhileEveryoneConnects() {
        for (var i = 0; i < 100; i++) {
            start("d-" + i, Behaviours.NORMAL, Protocol.MQTT);
        }

        var begun = System.nanoTime();
        fleet.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    private void start(Behaviour behaviour, Protocol protocol) {
        start(SERIAL.value(), behaviour, protocol);
    }

    private void start(String serial, Behaviour behaviour, Protocol protocol) {
        var identity = new Identity(new DeviceSerial(serial), new SharedKey(PretendServer.KEY));
        fleet.start(new Member(identity, "1.4.0", behaviour, protocol));
    }

    private void awaitStory(Predicate<Happening> chapter) {
        await().until(() -> story.stream().anyMatch(chapter));
    }
}
