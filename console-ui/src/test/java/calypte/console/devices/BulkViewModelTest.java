package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Intervention;
import calypte.console.client.Selection;
import calypte.console.frame.Notice;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BulkViewModelTest {

    private static final Selection DRIFTED = Selection.matching("sync==DRIFTED");

    private final StubServer server = Sample.serving(Sample.drifted(1), Sample.drifted(2));
    private final Around around = Around.of(server);
    private final BulkViewModel bulk = new BulkViewModel(around.surroundings(), () -> {});

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void aFewAreHeldAtOnceAndCanBeLetGoAgain() {
        counts("hold", 2, 0);
        counts("release", 2, 0);

        bulk.intervene(Intervention.HOLD, DRIFTED);

        assertThat(around.asked()).isEmpty();
        assertThat(around.said().getFirst()).isEqualTo("2 devices are held.");
        assertThat(latest().kind()).isEqualTo(Notice.Kind.UNDOABLE);

        around.surroundings().notices().undo();

        assertThat(server.asked("POST /devices/release").getLast().body())
                .contains(Sample.id(1001), Sample.id(1002), "\"dry_run\":false");
    }

    @Test
    void manyAreAskedAboutWithTheCountsThatFollow() {
        counts("hold", 26, 4);

        bulk.intervene(Intervention.HOLD, DRIFTED);

        var question = around.asked().getFirst();
        assertThat(question.verb()).isEqualTo("Hold 26 devices");
        assertThat(question.consequences())
                .containsExactly(
                        "26 devices keep what they run, whatever they are assigned.",
                        "4 are held already.");
        assertThat(question.destructive()).isFalse();
        assertThat(around.said().getFirst()).isEqualTo("26 devices are held.");
    }

    @Test
    void whereThereIsNothingToDoNothingIsDone() {
        counts("retry", 0, 2);

        bulk.intervene(Intervention.RETRY, DRIFTED);

        assertThat(around.asked()).isEmpty();
        assertThat(server.changes())
                .allSatisfy(call -> assertThat(call.body()).contains("\"dry_run\":true"));
        assertThat(around.said().getFirst())
                .isEqualTo("None of the 2 has an attempt that ended badly.");
    }

    @Test
    void decommissioningCountsTheLossAndIsHonestAboutTheOutcome() {
        server.answer("DELETE /devices/" + Sample.id(1001), 200, "{}")
                .answer(
                        "DELETE /devices/" + Sample.id(1002),
                        409,
                        Sample.problem(409, "No", "it is needed", List.of()));

        bulk.decommission(DRIFTED);

        assertThat(around.asked().getFirst().destructive()).isTrue();
        assertThat(around.asked().getFirst().verb()).isEqualTo("Decommission 2 devices");
        assertThat(around.asked().getFirst().typed()).isEqualTo(OptionalLong.empty());
        assertThat(around.said().getFirst())
                .isEqualTo("1 decommissioned, 0 gone already, 1 failed. it is needed");
        assertThat(latest().kind()).isEqualTo(Notice.Kind.ERROR);
    }

    @Test
    void manyAreDecommissionedOnlyByWhoTypesTheirCount() {
        server.answer("GET /devices/count", 200, "{\"count\":499}");

        bulk.decommission(DRIFTED);

        assertThat(around.asked().getFirst().typed()).isEqualTo(OptionalLong.of(499));
    }

    @Test
    void tagsGoOnAndOffWhereTheyChangeSomething() {
        for (var number : List.of(1001, 1002)) {
            server.answer("PATCH /devices/" + Sample.id(number), 200, Sample.drifted(1));
        }

        bulk.tag(TagChange.of("lab, new", "site-3"), DRIFTED);

        assertThat(server.asked("GET /devices").getLast().uri())
                .contains("tags!%3Dlab%2Ctags!%3Dnew%2Ctags%3D%3Dsite-3".replace("!", "%21"));
        assertThat(server.asked("PATCH /devices/" + Sample.id(1001)).getLast().body())
                .isEqualTo("{\"tags\":[\"lab\",\"new\"]}");
        assertThat(around.said().getFirst()).isEqualTo("2 tagged, 0 gone already, 0 failed.");
    }

    private Notice latest() {
        return around.surroundings().notices().history().getFirst();
    }

    private void counts(String verb, int done, int nothing) {
        server.answer(
                "POST /devices/" + verb,
                200,
                "{\"matched\":%d,\"done\":%d,\"nothing_to_do\":%d}"
                        .formatted(done + nothing, done, nothing));
    }
}
