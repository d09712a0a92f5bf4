package calypte.server;

import static calypte.server.Operator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rollout over real HTTP, with devices that take what they are ordered to or fail at it.
final class RolloutTest {

    private static final String TWO_PHASES =
            ",'phases':[{'count':2,'gate':{'min_success_percent':100,'soak':'0s'}},{}]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private Roller roller;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.on(data, Map.of(Setting.ROLLOUT_MAX_ATTEMPTS, "1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws Exception {
        roller = new Roller(server);
    }

    @Test
    void onePhaseComesAfterTheOtherAndNobodyIsAssignedEarly() {
        var fleet = roller.fleet(5);
        var rollout = roller.started(TWO_PHASES);
        roller.awaitPhase(rollout, 1, "RUNNING");
        await().until(() ->
                Roller.phase(roller.see(rollout), 1).at("/counts/waiting").asInt() == 2);
        var first = roller.inPhase(rollout, 1, fleet);
        assertThat(first).hasSize(2);
        assertThat(fleet.stream().filter(it -> roller.assigned(it).equals(roller.target())))
                .containsExactlyInAnyOrderElementsOf(first);
        var later = roller.inPhase(rollout, 2, fleet);
        var seen = roller.operator().see(later.getFirst());
        assertThat(seen.at("/status/sync").asString()).isEqualTo("IN_SYNC");
        assertThat(seen.at("/rollout/phase").asInt()).isEqualTo(2);
        assertThat(seen.at("/rollout/state").asString()).isEqualTo("PLANNED");

        first.forEach(roller::take);
        roller.awaitPhase(rollout, 1, "COMPLETE");
        later.forEach(roller::take);

        roller.awaitState(rollout, "FINISHED");
        roller.recount(rollout);
        assertThat(roller.see(rollout).at("/counts/succeeded").asInt()).isEqualTo(5);
        assertThat(roller.actions(rollout))
                .containsExactly(
                        "rollout-created",
                        "rollout-started",
                        "rollout-phase-started",
                        "rollout-phase-completed",
                        "rollout-phase-started",
                        "rollout-phase-completed",
                        "rollout-finished");
        await().until(() -> roller.operator().see(first.getFirst()).at("/rollout").isNull());
        assertThat(roller.targets(rollout, "state=SUCCEEDED"))
                .hasSize(5)
                .allMatch(it -> it.at("/previous_firmware_id").asString().equals(roller.old()));
    }

    @Test
    void aGateThatTripsStopsItAndAssignsNobodyFurther() {
        var fleet = roller.fleet(6);
        var rollout = roller.started(TWO_PHASES);
        roller.awaitPhase(rollout, 1, "RUNNING");
        await().until(() -> roller.inPhase(rollout, 1, fleet).size() == 2);
        var first = roller.inPhase(rollout, 1, fleet);

        roller.take(first.getFirst());
        roller.lose(first.getLast());

        roller.awaitState(rollout, "PAUSED");
        var seen = roller.see(rollout);
        assertThat(Roller.phase(seen, 1).at("/state").asString()).isEqualTo("STOPPED");
        assertThat(Roller.phase(seen, 1).at("/gate_reading/verdict").asString())
                .isEqualTo("TRIPPED");
        assertThat(seen.at("/state_reason").asString()).contains("gate of phase 1");
        assertThat(seen.at("/failures/0/reason").asString()).isEqualTo("INTERRUPTED");
        assertThat(roller.actions(rollout)).endsWith("rollout-gate-tripped", "rollout-paused");
        assertThat(fleet.stream().filter(it -> roller.assigned(it).equals(roller.target())))
                .hasSize(2);
        roller.recount(rollout);

        assertThat(roller.say(rollout, "resume").status()).isEqualTo(200);
        roller.awaitPhase(rollout, 1, "COMPLETE");
        roller.awaitPhase(rollout, 2, "RUNNING");
    }

    @Test
    void anAbortGivesBackWhatCanBeGivenBack() {
        var fleet = roller.fleet(6);
        var rollout = roller.started(",'phases':[{'count':4,'gate':%s},{}]", Roller.LENIENT + "");
        await().until(() -> roller.targets(rollout, "state=WAITING&phase=1").size() == 4);
        var first = roller.inPhase(rollout, 1, fleet);
        roller.take(first.get(0));
        roller.awaitOrder(first.get(1));

        var foretold =
                roller.api().post("/rollouts/" + rollout + "/abort", json("{'dry_run':true}"));
        assertThat(roller.see(rollout).at("/state").asString()).isEqualTo("RUNNING");
        var done =
                roller.api().post("/rollouts/" + rollout + "/abort", json("{'reason':'enough'}"));

        assertThat(done.json().at("/buckets")).isEqualTo(foretold.json().at("/buckets"));
        assertThat(done.json().at("/buckets").toString())
                .isEqualTo(json("{'finished_stay':1,'told_to_stop':1,'too_late':0,'released':4}"));
        assertThat(done.text("state")).isEqualTo("ABORTED");
        await().untilAsserted(() ->
                assertThat(fleet.stream().map(roller::assigned).collect(counting()))
                        .isEqualTo(Map.of(roller.target(), 1L, roller.old(), 5L)));
        assertThat(roller.ask(first.get(1)).at("/update").isNull()).isTrue();
        assertThat(roller.operator().actions(first.get(1))).contains("update-cancelled");
        await().until(() -> roller.operator().see(first.get(2)).at("/rollout").isNull());
        roller.recount(rollout);
        assertThat(roller.say(rollout, "resume").status()).isEqualTo(409);
    }

    @Test
    void rollsBackToWhatEachDeviceRanBefore() {
        var fleet = roller.fleet(3);
        var rollout = roller.started("");
        fleet.forEach(roller::take);
        roller.awaitState(rollout, "FINISHED");

        var foretold =
                roller.api().post("/rollouts/" + rollout + "/rollback", json("{'dry_run':true}"));
        assertThat(foretold.json().at("/items/0/phases/0/size").asInt()).isEqualTo(3);
        var back = roller.api().post("/rollouts/" + rollout + "/rollback", json("{'start':true}"));

        assertThat(back.status()).isEqualTo(201);
        assertThat(back.json().at("/items/0/firmware_id").asString()).isEqualTo(roller.old());
        assertThat(back.json().at("/items/0/state").asString()).isEqualTo("RUNNING");
        await().until(() ->
                fleet.stream().allMatch(it -> roller.assigned(it).equals(roller.old())));
        assertThat(roller.actions(rollout)).endsWith("rollout-rolled-back");
    }

    @Test
    void failedDevicesAreTriedAgainEvenAfterItsEnd() {
        var fleet = roller.fleet(2);
        var rollout = roller.started(",'gate':" + Roller.LENIENT);
        roller.take(fleet.getFirst());
        roller.lose(fleet.getLast());
        roller.awaitState(rollout, "FINISHED");

        var why = roller.see(rollout).at("/failures/0/reason").asString();
        assertThat(retry(rollout, "HASH_MISMATCH").status()).isEqualTo(409);
        assertThat(retry(rollout, why).status()).isEqualTo(200);
        assertThat(roller.see(rollout).at("/state").asString()).isEqualTo("RUNNING");
        roller.take(fleet.getLast());

        roller.awaitState(rollout, "FINISHED");
        assertThat(roller.see(rollout).at("/counts/succeeded").asInt()).isEqualTo(2);
        assertThat(roller.say(rollout, "retry-failed").status()).isEqualTo(409);
        roller.recount(rollout);
    }

    private Api.Answer retry(String rollout, String reason) {
        return roller.api()
                .post("/rollouts/" + rollout + "/retry-failed", json("{'reason':'%s'}", reason));
    }

    @Test
    void whatIsForetoldIsWhatHappens() {
        var fleet = roller.fleet(8);
        var there = roller.operator().device(roller.type(), roller.target());
        roller.api().post("/devices/" + fleet.getFirst().id() + "/disable");
        roller.say(fleet.get(1), "fw-1.0.0");

        var before = numbers();

        var foretold = roller.create(",'dry_run':true,'phases':[{'percent':20},{'percent':50},{}]");
        assertThat(foretold.status()).isEqualTo(200);
        assertThat(foretold.json().at("/counts").toString())
                .isEqualTo(
                        json(
                                "{'will_update':0,'already_there':1,'offline':7,'incompatible':0,'held':1,'downgrade':0,'conflict':0}"));
        assertThat(foretold.text("sentence"))
                .isEqualTo("Update 7 devices to 2.0.0 in 3 phases: 2, 2, 3");
        assertThat(numbers()).isEqualTo(before);

        var made = roller.create(",'phases':[{'percent':20},{'percent':50},{}]");
        assertThat(made.json().at("/phases").findValuesAsString("size"))
                .containsExactly("2", "2", "3");
        assertThat(made.text("state")).isEqualTo("READY");
        assertThat(made.header("Location")).isEqualTo("/rollouts/" + made.text("id"));
        assertThat(roller.assigned(there)).isEqualTo(roller.target());
        assertThat(roller.say(made.text("id"), "abort").status()).isEqualTo(200);
    }

    @Test
    void twoRolloutsCannotWantTheSameDevice() {
        roller.fleet(3);
        var second = roller.create("");
        assertThat(second.status()).isEqualTo(201);
        var first = roller.started(TWO_PHASES);

        var refused = roller.say(second.text("id"), "start");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/rollout-conflict");
        assertThat(refused.json().at("/conflicts/count").asInt()).isEqualTo(3);
        assertThat(refused.json().at("/conflicts/rollouts/0/id").asString()).isEqualTo(first);
        assertThat(roller.see(second.text("id")).at("/state").asString()).isEqualTo("READY");
        await().until(() -> roller.targets(first, "state=WAITING").size() == 2);
        var foretold = roller.create(",'dry_run':true").json();
        assertThat(foretold.at("/counts/conflict").asInt()).isEqualTo(1);
        assertThat(foretold.at("/conflicts/0/id").asString()).isEqualTo(first);
        assertThat(foretold.at("/conflicts/0/count").asInt()).isEqualTo(1);
        assertThat(roller.create(",'start':true").text("type"))
                .isEqualTo("/problems/rollout-conflict");

        roller.say(first, "abort");
        await().until(() -> roller.say(second.text("id"), "start").status() == 200);
    }

    @Test
    void aDeviceThatIsTakenElsewhereLeavesTheRollout() {
        var fleet = roller.fleet(5);
        var rollout = roller.started(",'phases':[{'count':2,'gate':{'soak':'1h'}},{}]");
        await().until(() -> roller.targets(rollout, "state=WAITING").size() == 2);
        var first = roller.inPhase(rollout, 1, fleet);
        var later = roller.inPhase(rollout, 2, fleet);
        var other = roller.operator().released(roller.type(), "3.0.0");

        roller.operator().assign(first.get(0), other);
        roller.operator().assign(later.get(0), other);
        roller.api().post("/devices/" + first.get(1).id() + "/disable");
        roller.api().delete("/devices/" + later.get(1).id());

        assertThat(roller.targets(rollout, "state=SUPERSEDED")).hasSize(2);
        assertThat(
                        roller.targets(rollout, "state=SKIPPED").stream()
                                .map(it -> it.at("/reason").asString()))
                .containsExactlyInAnyOrder("DISABLED", "DELETED");
        roller.recount(rollout);
        assertThat(roller.operator().see(first.get(0)).at("/rollout").isNull()).isTrue();
        roller.say(rollout, "abort");
        assertThat(roller.assigned(later.get(0))).isEqualTo(other);
    }

    private List<Long> numbers() {
        return roller.api()
                .get("/rollouts?limit=500")
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.at("/number").asLong())
                .toList();
    }

    private static Collector<String, ?, Map<String, Long>> counting() {
        return Collectors.groupingBy(it -> it, Collectors.counting());
    }
}
