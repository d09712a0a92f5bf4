package calypte.console.device;

import static calypte.console.device.OneDevice.happened;
import static calypte.console.device.OneDevice.item;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Timeline.Item;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TimelineViewModelTest {

    private static final String CREATED = item(1, "device-created", "null", "was created");
    private static final String REGISTERED = item(2, "device-registered", "null", "registered");
    private static final String ORDERED =
            item(3, "update-dispatched", "\"" + Sample.id(9) + "\"", "was ordered to take 1.5.0");

    private final StubServer server = OneDevice.serving(Sample.inSync(1));
    private final Around around = Around.of(server);
    private final DeviceViewModel page =
            new DeviceViewModel(around.surroundings(), OneDevice.PLACE);
    private final TimelineViewModel timeline = new TimelineViewModel(around.surroundings(), page);

    @BeforeEach
    void look() {
        happened(server, REGISTERED, CREATED);
        page.refresh();
    }

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void newsIsAddedAtTheTop() {
        happened(server, ORDERED, REGISTERED, CREATED);

        page.refresh();

        assertThat(sequences()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void newsWaitsWhileSomebodyReads() {
        timeline.setReading(true);
        happened(server, ORDERED, REGISTERED, CREATED);

        page.refresh();

        assertThat(sequences()).containsExactly(2L, 1L);
        assertThat(timeline.waitingProperty().get()).isEqualTo(1);
        timeline.catchUp();
        assertThat(sequences()).containsExactly(3L, 2L, 1L);
        assertThat(timeline.waitingProperty().get()).isZero();
    }

    @Test
    void oneKindCanBeLookedAt() {
        happened(server, ORDERED, REGISTERED, CREATED);
        page.refresh();

        timeline.kindProperty().set(Kind.UPDATES);
        assertThat(sequences()).containsExactly(3L);

        timeline.kindProperty().set(Kind.ALL);
        timeline.wordsProperty().set("REGIS");
        assertThat(sequences()).containsExactly(2L);
    }

    @Test
    void theSerialIsNotSaidAgainInEachLine() {
        assertThat(timeline.title(timeline.shown().getLast())).isEqualTo("Was created");
    }

    private List<Long> sequences() {
        return timeline.shown().stream().map(Item::sequence).toList();
    }
}
