package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.model.update.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds the orders of a rollout back, with devices that are connected and wait to be told.
final class RolloutLimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private Roller roller;

    private final List<MqttDevice> connected = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.on(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws Exception {
        roller = new Roller(server);
    }

    @AfterEach
    void disconnect() throws Exception {
        for (var device : connected) {
            device.close();
        }
    }

    @Test
    void noMoreThanTheCapAreAtItAndTheNextIsToldWhenOneIsDone() throws Exception {
        var fleet = roller.fleet(4);
        connect(fleet);
        var rollout = roller.started(",'max_in_flight':2,'gate':" + Roller.LENIENT);

        awaitCount(rollout, "updating", 2);
        await().until(() -> waiting(fleet, "BUDGET") == 2);
        var atIt = fleet.stream().filter(this::isUpdating).toList();
        assertThat(atIt).hasSize(2);

        prove(fleet, atIt.getFirst());

        await().atMost(PATIENCE).until(() -> fleet.stream().filter(this::isUpdating).count() == 2);
        assertThat(roller.see(rollout).at("/counts/waiting").asInt()).isEqualTo(1);
        for (var i = 0; i < 3; i++) {
            await().atMost(PATIENCE).until(() -> fleet.stream().anyMatch(this::isUpdating));
            prove(fleet, fleet.stream().filter(this::isUpdating).findFirst().orElseThrow());
        }
        roller.awaitState(rollout, "FINISHED");
        roller.recount(rollout);
    }

    @Test
    void aDeviceThatReturnsObeysTheCapAsWell() throws Exception {
        var fleet = roller.fleet(2);
        connect(fleet.subList(0, 1));
        var rollout = roller.started(",'max_in_flight':1,'gate':" + Roller.LENIENT);
        awaitCount(rollout, "updating", 1);

        var late = fleet.getLast();
        assertThat(roller.ask(late).at("/update").isNull()).isTrue();
        await().until(() -> waiting(fleet, "BUDGET") == 1);
        assertThat(roller.ask(late).at("/update").isNull()).isTrue();

        prove(fleet, fleet.getFirst());
        roller.take(late);
        roller.awaitState(rollout, "FINISHED");
    }

    @Test
    void aPausedRolloutOrdersNobodyAndSaysSo() throws Exception {
        var fleet = roller.fleet(3);
        connect(fleet);
        var rollout = roller.started(",'max_in_flight':1,'gate':" + Roller.LENIENT);
        awaitCount(rollout, "updating", 1);

        roller.api().post("/rollouts/" + rollout + "/pause", json("{'reason':'a look'}"));

        await().atMost(PATIENCE).until(() -> waiting(fleet, "PAUSED") == 2);
        assertThat(
                        fleet.stream()
                                .map(it -> roller.operator().see(it).at("/status/activity"))
                                .filter(it -> it.asString().equals("HELD")))
                .hasSize(2);
        prove(fleet, fleet.stream().filter(this::isUpdating).findFirst().orElseThrow());
        awaitCount(rollout, "succeeded", 1);
        assertThat(roller.see(rollout).at("/counts/updating").asInt()).isZero();
        assertThat(roller.see(rollout).at("/explanation").asString()).contains("a look");

        roller.say(rollout, "resume");
        awaitCount(rollout, "updating", 1);
        await().atMost(PATIENCE).until(() -> waiting(fleet, "PAUSED") == 0);
        roller.say(rollout, "abort");
    }

    @Test
    void ordersAreSpreadByTheRate() throws Exception {
        var fleet = roller.fleet(4);
        connect(fleet);
        var rollout = roller.started(",'rate_per_minute':30,'gate':" + Roller.LENIENT);

        awaitCount(rollout, "updating", 4);

        // One in two seconds: the fourth not before six have passed.
        var times =
                fleet.stream()
                        .map(it -> roller.operator().last(it, "update-dispatched"))
                        .map(it -> Instant.parse(it.at("/@timestamp").asString()))
                        .sorted()
                        .toList();
        assertThat(Duration.between(times.getFirst(), times.getLast()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(5_900));
        roller.say(rollout, "abort");
    }

    @Test
    void nobodyIsOrderedWhileTheWindowIsShut() throws Exception {
        var fleet = roller.fleet(2);
        connect(fleet);
        var month = ZonedDateTime.now(ZoneOffset.UTC).getMonthValue() % 12 + 1;
        var rollout =
                roller.started(
                        ",'window':{'cron':'0 0 15 %d *','duration':'1h','zone':'UTC'},'gate':%s",
                        month, Roller.LENIENT);

        await().atMost(PATIENCE).until(() -> waiting(fleet, "WINDOW") == 2);
        assertThat(roller.see(rollout).at("/next_at").isNull()).isFalse();
        assertThat(roller.see(rollout).at("/explanation").asString()).contains("orders go out");
        assertThat(roller.see(rollout).at("/window/duration").asString()).isEqualTo("1h");
        assertThat(roller.see(rollout).at("/counts/updating").asInt()).isZero();
        roller.say(rollout, "abort");
        await().until(() ->
                fleet.stream().allMatch(it -> roller.assigned(it).equals(roller.old())));
    }

    @Test
    void devicesThatMatchLaterJoinAndThoseThatWereTakenOutDoNot() throws Exception {
        var fleet = roller.fleet(2);
        var rollout = roller.started(",'include_future':true,'gate':" + Roller.LENIENT);
        awaitCount(rollout, "waiting", 2);

        var late = roller.fleet(1).getFirst();
        awaitCount(rollout, "waiting", 3);
        roller.operator()
                .assign(fleet.getFirst(), roller.operator().released(roller.type(), "3.0.0"));
        roller.take(fleet.getLast());
        roller.take(late);

        awaitCount(rollout, "succeeded", 2);
        assertThat(roller.see(rollout).at("/state").asString()).isEqualTo("RUNNING");
        assertThat(roller.see(rollout).at("/counts/superseded").asInt()).isEqualTo(1);
        roller.recount(rollout);
        roller.say(rollout, "abort");
    }

    private void connect(List<Operator.Entered> fleet) throws Exception {
        for (var device : fleet) {
            var mqtt = MqttDevice.connect(server.at().mqtt(), device.serial(), device.key());
            connected.add(mqtt);
            mqtt.register(json("{'firmware_serial':'fw-1.0.0','boot_id':'there'}"));
            mqtt.await(Topics.REGISTRATION_REPLY);
        }
    }

    /// The device comes back with what it was ordered to take.
    private void prove(List<Operator.Entered> fleet, Operator.Entered device) throws Exception {
        connected
                .get(fleet.indexOf(device))
                .register(json("{'firmware_serial':'fw-2.0.0','boot_id':'again'}"));
        await().atMost(PATIENCE)
                .until(() ->
                        roller.operator()
                                .see(device)
                                .at("/status/sync")
                                .asString()
                                .equals("IN_SYNC"));
    }

    private boolean isUpdating(Operator.Entered device) {
        var activity = roller.operator().see(device).at("/status/activity").asString();
        return activity.equals("UPDATING");
    }

    private int waiting(List<Operator.Entered> fleet, String hindrance) {
        return (int)
                fleet.stream()
                        .map(it -> roller.operator().see(it).at("/update/hindrance").asString(""))
                        .filter(hindrance::equals)
                        .count();
    }

    private void awaitCount(String rollout, String state, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var seen = roller.see(rollout);
                    assertThat(seen.at("/counts/" + state).asInt())
                            .as(seen.toString())
                            .isEqualTo(count);
                });
    }
}
