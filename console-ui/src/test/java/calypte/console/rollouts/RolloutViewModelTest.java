package calypte.console.rollouts;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Rollout;
import calypte.console.client.RolloutClient.Which;
import calypte.console.frame.Place;
import calypte.model.rollout.RolloutId;
import calypte.model.rollout.TargetState;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RolloutViewModelTest {

    private static final RolloutId ID = new RolloutId(UUID.fromString(Sample.id(17)));
    private static final String PATH = "/rollouts/" + ID;

    private final StubServer server = Sample.serving();
    private final Around around = Around.of(server);
    private final RolloutViewModel page = new RolloutViewModel(around.surroundings(), ID);

    @BeforeEach
    void open() {
        server.answer("GET " + PATH, 200, rollout("PAUSED", "STOPPED"));
        server.answer("GET " + PATH + "/devices", 200, Sample.page());
        page.watch(true);
    }

    @AfterEach
    void stop() {
        page.watch(false);
        around.close();
        server.close();
    }

    @Test
    void saysWhatAStandstillMeansAndWhatHelps() {
        assertThat(page.advice(shown())).contains("A gate has stopped it", "roll back");
        assertThat(page.purpose(shown())).isEqualTo("1.5.0 → thermo-x · tags==lab");
        assertThat(page.words().failures(shown())).isEqualTo("2 · 40 %/5 %");
        assertThat(page.words().progress(shown().counts())).isEqualTo("5 of 12");
    }

    @Test
    void theGateOfTheLastPhaseStopsOnly() {
        var phases = shown().phases();

        assertThat(page.gate(shown(), phases.getFirst()))
                .isEqualTo("≥ 95 % ok, ≤ 5 % failed, watched 10m");
        assertThat(page.gate(shown(), phases.getLast())).isEqualTo("stops unless ≤ 5 % failed");
    }

    @Test
    void aNumberAsksForExactlyItsDevices() {
        page.show(new Which(1, TargetState.FAILED, "HASH_MISMATCH"));

        assertThat(server.asked("GET " + PATH + "/devices").getLast().uri())
                .contains("phase=1", "state=FAILED", "reason=HASH_MISMATCH");
        assertThat(page.targets().getTitle()).isEqualTo("Devices: phase 1, failed, Hash mismatch");
    }

    @Test
    void abortingCountsThreeHonestBucketsFirst() {
        server.answer(
                "POST " + PATH + "/abort",
                200,
                """
                {"buckets":{"finished_stay":3,"told_to_stop":2,"too_late":0,"released":120}}\
                """);

        page.actions().abort(shown());

        var question = around.asked().getFirst();
        assertThat(question.consequences())
                .contains(
                        "3 devices have finished and stay as they are.",
                        "2 devices are told to stop.",
                        "120 waiting devices are released, back to what they were assigned before.");
        assertThat(question.destructive()).isTrue();
        assertThat(question.typed()).hasValue(122);
        assertThat(server.asked("POST " + PATH + "/abort"))
                .extracting(StubServer.Asked::body)
                .containsExactly("{\"dry_run\":true}", "{}");
    }

    @Test
    void rollsBackAfterCountingAndGoesThere() {
        server.answer(
                "POST " + PATH + "/rollback",
                200,
                """
                {"items":[{"id":"%s","number":18,"state":"RUNNING",
                  "counts":{"will_update":5},"phases":[{"name":"all","size":5}],
                  "sentence":"Update 5 devices to 1.4.0 in 1 phase: 5","conflicts":[]}]}\
                """
                        .formatted(Sample.id(18)));

        page.actions().rollBack(shown());

        assertThat(around.asked().getFirst().verb()).isEqualTo("Roll back 5 devices");
        assertThat(around.asked().getFirst().consequences())
                .contains("Update 5 devices to 1.4.0 in 1 phase: 5");
        assertThat(server.asked("POST " + PATH + "/rollback").getLast().body())
                .isEqualTo("{\"start\":true}");
        assertThat(around.opened().getLast())
                .isEqualTo(
                        new Place.OneRollout(
                                new RolloutId(UUID.fromString(Sample.id(18))), "R-18"));
    }

    @Test
    void retriesThoseThatFailedForOneReason() {
        server.answer("POST " + PATH + "/retry-failed", 200, rollout("PAUSED", "STOPPED"));

        page.actions().retry(shown(), "HASH_MISMATCH", 2);

        assertThat(around.asked().getFirst().consequences())
                .containsExactly("2 devices that failed (Hash mismatch) get all attempts back.");
        assertThat(server.asked("POST " + PATH + "/retry-failed").getLast().body())
                .isEqualTo("{\"reason\":\"HASH_MISMATCH\"}");
    }

    @Test
    void whatWasKnownStaysWhenTheServerIsAway() {
        server.answer("GET " + PATH, 500, "{\"title\":\"no\"}");

        page.refresh();

        assertThat(page.getTrouble()).contains("could not be read");
        assertThat(shown().called()).isEqualTo("R-17");
    }

    private Rollout shown() {
        return Objects.requireNonNull(page.rolloutProperty().get());
    }

    private static String rollout(String state, String phase) {
        return """
        {"id":"%s","number":17,"name":"the canary","state":"%s","firmware_version":"1.5.0",
         "type_id":"%s","filter":"type_id==%s;tags==lab","explanation":"Paused: too many failed",
         "counts":{"planned":7,"succeeded":3,"failed":2,"total":12},
         "phases":[%s,%s],
         "failures":[{"reason":"HASH_MISMATCH","count":2}],
         "throughput":[{"minute":"2026-11-23T06:29:00Z","succeeded":3,"failed":2}]}\
        """
                .formatted(
                        ID, state, Sample.TYPE, Sample.TYPE, phase(1, phase), phase(2, "WAITING"));
    }

    private static String phase(int number, String state) {
        return """
        {"number":%d,"name":"part","size":5,"state":"%s","counts":{"succeeded":3,"failed":2},
         "gate":{"min_success_percent":95,"max_failure_percent":5,"min_finished":5,"soak":"10m"},
         "gate_reading":{"verdict":"TRIPPED","finished":5,"failed":2,"words":"2 of 5 failed"}}\
        """
                .formatted(number, state);
    }
}
