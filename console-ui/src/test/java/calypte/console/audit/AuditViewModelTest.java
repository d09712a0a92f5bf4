package calypte.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.AuditEvent;
import calypte.console.client.AuditEvent.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuditViewModelTest {

    private final StubServer server = Sample.serving();
    private final Around around = Around.of(server);
    private final AuditViewModel model = new AuditViewModel(around.surroundings());

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void showsTheNewestLastAndEachOnce() {
        latest(Sample.event(3, "info"), Sample.event(2, "warn"), Sample.event(1, "info"));
        beyond();

        model.refresh();
        model.refresh();

        assertThat(sequences(model.shown())).containsExactly(1L, 2L, 3L);
        assertThat(model.getExtent()).isEqualTo("3 events");
    }

    @Test
    void hearsWhatHappensAndCountsItWhileNobodyFollows() {
        latest();
        around.surroundings().feed().start();
        await().until(() -> server.listening() == 1);
        model.refresh();
        model.followProperty().set(false);

        server.tell("event: audit\nid: 1\ndata: " + Sample.event(1, "error"));
        await().until(() -> model.shown().size() == 1);
        assertThat(model.unseenProperty().get()).isEqualTo(1);

        model.followProperty().set(true);
        assertThat(model.unseenProperty().get()).isZero();
    }

    @Test
    void asksTheServerForWhatIsWanted() {
        latest(Sample.event(3, "error"));
        server.answer("GET /audit", "log.level==error", 200, Sample.page(Sample.event(9, "error")));
        model.refresh();

        model.leastProperty().set(Severity.ERROR);

        assertThat(sequences(model.shown())).containsExactly(9L);
    }

    @Test
    void keepsWhatIsShownWhenAFilterMakesNoSense() {
        latest(Sample.event(1, "info"));
        server.answer(
                "GET /audit", "nonsense==", 400, "{\"title\":\"there is no field nonsense\"}");
        model.refresh();

        model.filterProperty().set("nonsense==1");
        assertThat(model.getTrouble()).contains("there is no field nonsense");
        assertThat(sequences(model.shown())).containsExactly(1L);

        model.filterProperty().set("");
        assertThat(model.getTrouble()).isEmpty();
    }

    @Test
    void aWordLooksThroughActionsAndSerials() {
        assertThat(new AuditFilter(" sn-42 ", Severity.WARNING).rsql())
                .isEqualTo(
                        "(event.action==\"*sn-42*\",device.serial_number==\"*sn-42*\")"
                                + ";log.level=in=(warn,error)");
        assertThat(new AuditFilter("event.action==a", Severity.INFO).rsql())
                .isEqualTo("event.action==a");
        assertThat(AuditFilter.ALL.isAll()).isTrue();
    }

    @Test
    void theTrailShowsGapsAsLines() {
        var trail = new Trail(10);

        trail.begin(List.of(event(5), event(6)), true, true);
        trail.add(List.of(event(9)));

        assertThat(trail.lines())
                .containsExactly(
                        new Line.Gap(4),
                        new Line.Event(event(5)),
                        new Line.Event(event(6)),
                        new Line.Gap(2),
                        new Line.Event(event(9)));
    }

    @Test
    void theTrailForgetsTheOldestAndSaysHowMany() {
        var trail = new Trail(4);
        trail.begin(List.of(event(1)), true, false);

        var fresh =
                trail.add(
                        LongStream.rangeClosed(2, 9).mapToObj(AuditViewModelTest::event).toList());

        assertThat(fresh).isEqualTo(8);
        assertThat(trail.lines()).hasSize(4).first().isEqualTo(new Line.Gap(6));
        assertThat(sequences(trail.lines())).containsExactly(7L, 8L, 9L);
    }

    @Test
    void whatAFilterLeavesOutIsNoGap() {
        var trail = new Trail(4);

        trail.begin(List.of(event(3), event(7)), false, false);

        assertThat(sequences(trail.lines())).containsExactly(3L, 7L);
        assertThat(trail.lines()).hasSize(2);
    }

    private static List<Long> sequences(List<Line> lines) {
        return lines.stream()
                .filter(Line.Event.class::isInstance)
                .map(line -> ((Line.Event) line).event().sequence())
                .toList();
    }

    private void latest(String... newestFirst) {
        server.answer("GET /audit", 200, Sample.page(newestFirst));
    }

    private void beyond(String... oldestFirst) {
        server.answer("GET /audit", "after=", 200, Sample.page(oldestFirst));
    }

    private static AuditEvent event(long sequence) {
        return new AuditEvent(
                sequence,
                Instant.EPOCH,
                Severity.INFO,
                "a",
                "success",
                "m",
                null,
                null,
                null,
                "{}");
    }
}
