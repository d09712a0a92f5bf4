package calypte.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Sample;
import calypte.console.StubServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WaitingTest {

    private static final String ROLLOUT = Sample.id(17);

    @TempDir private Path folder;

    private StubServer server = Sample.serving();
    private Script script = Script.in(Map.of());

    @BeforeEach
    void begin() throws IOException {
        script = new Script(server.url(), folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void waitsForARolloutToFinishAndSaysHowFarItIs() {
        rolloutIs("RUNNING", 1);
        whileResting(() -> rolloutIs("RUNNING", 2), () -> rolloutIs("FINISHED", 4));

        var ran = script.run("rollout", "wait", "R-17", "-o", "json");

        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines())
                .containsExactly(
                        "R-17 phase 1 of 1: 1 of 4 updated",
                        "R-17 phase 1 of 1: 2 of 4 updated",
                        "R-17 finished: 4 of 4 updated");
        assertThat(ran.json().path("state").asString()).isEqualTo("FINISHED");
    }

    @Test
    void endsAtOnceWhenAGateHasStoppedTheRollout() {
        rolloutIs("RUNNING", 1);
        whileResting(() -> rolloutIs("PAUSED", 1));

        var ran = script.run("rollout", "wait", "17");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("R-17 is paused (3 of 4 failed)");
    }

    @Test
    void givesUpWithEightWhenTheTimeIsOver() {
        rolloutIs("RUNNING", 1);

        var ran = script.run("rollout", "wait", ROLLOUT, "--timeout", "90s");

        assertThat(ran.code()).isEqualTo(8);
        assertThat(ran.err()).contains("gave up after 1m30s").contains("1 of 4 updated");
    }

    @Test
    void outlivesAServerThatIsStartedAnew() throws IOException {
        rolloutIs("RUNNING", 1);
        var port = server.port();
        whileResting(
                server::close,
                () -> {
                    server = new StubServer(port);
                    rolloutIs("FINISHED", 4);
                });

        var ran = script.run("rollout", "wait", ROLLOUT, "-o", "json");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("does not answer; waiting for it");
    }

    @Test
    void waitsForADeviceToBeInSync() {
        devicesAre(List.of(Sample.drifted(1)), List.of());
        whileResting(() -> devicesAre(List.of(), List.of(Sample.inSync(1))));

        var ran = script.run("device", "wait", "--filter", "tags==site-3");

        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines()).containsExactly("0 of 1 in sync", "1 of 1 in sync");
    }

    @Test
    void doesNotWaitForADeviceThatCannotGetThere() {
        devicesAre(List.of(Sample.failed(1)), List.of());

        var ran = script.run("device", "wait", "--filter", "tags==site-3");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("pump-0001: attempt 3 of 3 failed: HASH_MISMATCH");
    }

    @Test
    void refusesToWaitForWhatHasNoEndOrIsNotBegun() {
        var create = List.of("rollout", "create", "--firmware", "1.5.0", "--wait");

        assertThat(script.run(create).err()).contains("--wait needs --start");
        assertThat(script.run(create, "--start", "--include-future").err()).contains("has none");
        assertThat(script.run("rollout", "start", "17", "--timeout", "1m").err())
                .contains("--timeout needs --wait");
    }

    private void whileResting(Runnable... steps) {
        Iterator<Runnable> next = List.of(steps).iterator();
        script.resting(_ -> {
            if (next.hasNext()) {
                next.next().run();
            }
        });
    }

    /// The answers to the two questions that a watch asks: who is not there, and who is.
    private void devicesAre(List<String> open, List<String> there) {
        var all = new ArrayList<>(open);
        all.addAll(there);
        server.answer("GET /devices", 200, Sample.page(all.toArray(String[]::new)))
                .answer(
                        "GET /devices",
                        "sync!=IN_SYNC",
                        200,
                        Sample.page(open.toArray(String[]::new)));
    }

    private void rolloutIs(String state, int succeeded) {
        var rollout =
                """
                {"id":"%s","number":17,"name":"canary","state":"%s","state_reason":"3 of 4 failed",
                 "counts":{"total":4,"succeeded":%d,"failed":0},
                 "phases":[{"number":1,"name":"rest","size":4,"state":"RUNNING"}]}\
                """
                        .formatted(ROLLOUT, state, succeeded);
        server.answer("GET /rollouts", 200, Sample.page(rollout))
                .answer("GET /rollouts/" + ROLLOUT, 200, rollout);
    }
}
