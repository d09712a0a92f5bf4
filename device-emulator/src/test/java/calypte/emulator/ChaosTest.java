package calypte.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.device.Happening;
import calypte.emulator.link.Identity;
import calypte.emulator.link.Network;
import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviours;
import calypte.emulator.scenario.Mix;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A fleet under virtual time, with somebody meddling.
class ChaosTest {

    private static final int DEVICES = 80;
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final VirtualEngine engine = new VirtualEngine();
    private final VirtualServer server = new VirtualServer(engine);
    private final List<Told> told = new ArrayList<>();
    private int boots;

    record Told(Instant at, Happening happening) {}

    @Test
    void theSameSeedLivesTheSameLife() {
        var first = new ChaosTest().eventfulLife(7);

        assertThat(first).hasSizeGreaterThan(2_000);
        assertThat(new ChaosTest().eventfulLife(7)).isEqualTo(first);
        assertThat(new ChaosTest().eventfulLife(8)).isNotEqualTo(first);
    }

    private List<Told> eventfulLife(long seed) {
        var fleet = fleet(seed, number -> Behaviours.ALL.get(number % Behaviours.ALL.size()));
        fleet.chaos().network(new Network(Duration.ofMillis(80), 0.03, 10));
        engine.pass(A_WHILE);
        server.assign("1.5.0");
        fleet.chaos().cutOff(0.3);
        engine.pass(A_WHILE);
        fleet.chaos().reconnect();
        fleet.chaos().powerOff(0.3);
        fleet.chaos().behave(Mix.parse("normal=1,power-cut-boot=1,wrong-key=1"));
        engine.pass(A_WHILE);
        fleet.chaos().powerOn();
        engine.pass(A_WHILE);
        fleet.chaos().reset();
        engine.pass(A_WHILE);
        return told;
    }

    @Test
    void aFleetThatLostItsPowerConvergesWhenItIsBack() {
        var fleet = fleet(1, _ -> Behaviours.NORMAL);
        engine.pass(A_WHILE);
        server.assign("1.5.0");
        engine.pass(Duration.ofSeconds(62));

        assertThat(fleet.chaos().powerOff(0.5)).isEqualTo(DEVICES / 2);
        engine.pass(A_WHILE);
        assertThat(running()).containsEntry("1.4.0", DEVICES / 2L);
        fleet.chaos().powerOn();
        engine.pass(A_WHILE);

        assertThat(running()).isEqualTo(Map.of("1.5.0", (long) DEVICES));
    }

    @Test
    void aDeviceThatIsCutOffInTheMiddleOfItsImageFetchesItWhenItIsBack() {
        var fleet = fleet(1, _ -> Behaviours.SLOW);
        server.assign("1.5.0");
        engine.pass(Duration.ofSeconds(8));

        fleet.chaos().cutOff(1);
        engine.pass(A_WHILE);
        assertThat(running()).isEqualTo(Map.of("1.4.0", (long) DEVICES));
        fleet.chaos().reconnect();
        engine.pass(A_WHILE);

        assertThat(running()).isEqualTo(Map.of("1.5.0", (long) DEVICES));
        assertThat(fleet.counters().failures()).isZero();
    }

    @Test
    void withoutANetworkNobodyIsHeard() {
        var fleet = fleet(1, _ -> Behaviours.NORMAL);
        fleet.chaos().network(Network.GONE);

        engine.pass(A_WHILE);

        assertThat(fleet.counters().connections()).isZero();
    }

    @Test
    void anImageComesNoFasterThanTheNetworkIs() {
        var fleet = fleet(1, _ -> Behaviours.NORMAL);
        fleet.chaos().network(new Network(Duration.ZERO, 0, 1)); // three bytes take three seconds
        server.assign("1.5.0");

        engine.pass(Duration.ofSeconds(3));
        assertThat(told(Happening.Rebooted.class)).isEmpty();
        engine.pass(A_WHILE);
        assertThat(told(Happening.Proven.class)).hasSize(DEVICES);
    }

    @Test
    void devicesBehaveOtherwiseFromTheirNextOrderOn() {
        var fleet = fleet(1, _ -> Behaviours.NORMAL);
        engine.pass(A_WHILE);

        assertThat(fleet.chaos().behave(Behaviours.FAILS_BOOT, 0.25)).isEqualTo(DEVICES / 4);
        server.assign("1.5.0");
        engine.pass(A_WHILE);

        assertThat(running()).containsEntry("1.5.0", DEVICES * 3L / 4);
        assertThat(fleet.chaos().standing().behaviours())
                .isEqualTo(Map.of("normal", DEVICES * 3 / 4, "fails-boot", DEVICES / 4));
    }

    @Test
    void aStrangerAtTheDoorIsLetInWhenItHasItsOwnKeyAgain() {
        var fleet = fleet(1, _ -> Behaviours.WRONG_KEY);
        engine.pass(A_WHILE);
        assertThat(running()).isEmpty();

        fleet.chaos().behave(Mix.ALL_NORMAL);
        engine.pass(A_WHILE);

        assertThat(running()).isEqualTo(Map.of("1.4.0", (long) DEVICES));
    }

    @Test
    void afterAResetAllIsAsItWas() {
        var fleet = fleet(1, _ -> Behaviours.NORMAL);
        server.assign("1.5.0");
        engine.pass(A_WHILE);
        fleet.chaos().powerOff(0.5);
        fleet.chaos().network(Network.GONE);
        server.assign("1.4.0");

        fleet.chaos().reset();
        engine.pass(A_WHILE);

        assertThat(running()).isEqualTo(Map.of("1.4.0", (long) DEVICES));
        assertThat(fleet.chaos().standing())
                .isEqualTo(
                        new Chaos.Standing(
                                DEVICES, 0, 0, Network.PERFECT, Map.of("normal", DEVICES)));
    }

    @Test
    void aWrongClockIsTold() {
        fleet(1, _ -> Behaviours.WRONG_CLOCK);

        engine.pass(A_WHILE);

        assertThat(server.registrations)
                .allMatch(said -> Duration.ofDays(-20_000).equals(said.clockOff()));
    }

    private Fleet fleet(long seed, Function<Integer, Behaviour> behaviours) {
        var footing = new Footing(engine, _ -> server, () -> "boot-" + ++boots, () -> {});
        var fleet =
                new Fleet(
                        footing,
                        new Fleet.Manner(seed, 1),
                        happening -> told.add(new Told(engine.now(), happening)));
        for (var number = 0; number < DEVICES; number++) {
            var serial = new DeviceSerial("d-%03d".formatted(number));
            var identity = new Identity(serial, new SharedKey(VirtualServer.KEY));
            fleet.start(new Member(identity, "1.4.0", behaviours.apply(number), Protocol.MQTT));
        }
        return fleet;
    }

    /// How many devices run what, by the server's knowledge.
    private Map<String, Long> running() {
        return server.running.values().stream()
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    private List<Told> told(Class<? extends Happening> kind) {
        return told.stream().filter(it -> kind.isInstance(it.happening())).toList();
    }
}
