package calypte.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.AuditEvent;
import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.fx.Background;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuditViewModelTest {

    private final StubServer server = Sample.serving();
    private final FleetClient fleet = new FleetClient(server.url(), "token");
    private final LiveFeed feed = fleet.feed();
    private final AuditViewModel model = new AuditViewModel(fleet, feed, Background.immediate());

    @AfterEach
    void stop() {
        feed.close();
        fleet.close();
        server.close();
    }

    @Test
    void showsTheNewestLastAndEachOnce() {
        trail(Sample.event(3, "info"), Sample.event(2, "warn"), Sample.event(1, "info"));

        model.refresh();
        model.refresh();

        assertThat(model.shown()).extracting(AuditEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(model.getExtent()).isEqualTo("3 events");
    }

    @Test
    void hearsWhatHappens() {
        feed.start();
        await().until(() -> server.listening() == 1);

        server.tell("event: audit\nid: 1\ndata: " + Sample.event(1, "error"));

        await().until(() -> model.shown().size() == 1);
        assertThat(model.shown().getFirst().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        trail(Sample.event(3, "error"), Sample.event(2, "warn"), Sample.event(1, "info"));
        model.refresh();

        model.leastProperty().set(Severity.WARNING);
        assertThat(model.shown()).extracting(AuditEvent::sequence).containsExactly(2L, 3L);

        model.searchProperty().set("EVENT 3");
        assertThat(model.shown()).extracting(AuditEvent::sequence).containsExactly(3L);
        assertThat(model.getExtent()).isEqualTo("1 of 3 events");
    }

    @Test
    void admitsAGapThatOnePageCannotFill() {
        trail(Sample.event(1, "info"));
        model.refresh();
        trail(Sample.event(9, "info"), Sample.event(8, "info"));

        model.refresh();

        assertThat(model.getExtent()).contains("6 older left out");
    }

    @Test
    void theTrailForgetsTheOldestAndSaysHowMany() {
        var trail = new Trail(3);

        trail.add(LongStream.rangeClosed(1, 5).mapToObj(AuditViewModelTest::event).toList());

        assertThat(trail.events()).extracting(AuditEvent::sequence).containsExactly(3L, 4L, 5L);
        assertThat(trail.dropped()).isEqualTo(2);
    }

    private void trail(String... newestFirst) {
        server.answer("GET /audit", 200, Sample.page(newestFirst));
    }

    private static AuditEvent event(long sequence) {
        return new AuditEvent(
                sequence, Instant.EPOCH, Severity.INFO, "a", "success", "m", null, null, "{}");
    }
}
