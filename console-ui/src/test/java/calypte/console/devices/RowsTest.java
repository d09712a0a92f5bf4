package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Catalogue;
import calypte.console.client.DeviceQuery;
import calypte.console.client.Trouble;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the eye rests on stays where it is.
final class RowsTest {

    private final StubServer server = Sample.serving();
    private final Around around = Around.of(server);
    private final Rows rows = new Rows();
    private final List<String> changes = new ArrayList<>();

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void aLineThatSaysTheSameIsLeftAlone() throws Trouble {
        rows.show(lines(Sample.inSync(1), Sample.drifted(2)));
        listen();

        rows.show(lines(Sample.inSync(1), Sample.failed(2), Sample.inSync(3)));

        assertThat(changes).containsExactly("1-2 replaced", "2-3 added");
    }

    @Test
    void anOrderThatIsHeldBackIsTakenWhenTheHandIsLifted() throws Trouble {
        rows.show(lines(Sample.inSync(1), Sample.inSync(2)));
        rows.hold(true);

        rows.offer(lines(Sample.inSync(2), Sample.failed(1)));

        assertThat(serials()).containsExactly("pump-0001", "pump-0002");
        assertThat(rows.movedProperty().get()).isEqualTo(1);
        rows.hold(false);
        assertThat(serials()).containsExactly("pump-0002", "pump-0001");
        assertThat(rows.movedProperty().get()).isZero();
    }

    private List<DeviceRow> lines(String... devices) throws Trouble {
        server.answer("GET /devices", 200, Sample.page(devices));
        var page = around.surroundings().fleet().devices(new DeviceQuery("", "", null, 200));
        return page.items().stream().map(one -> new DeviceRow(one, Catalogue.EMPTY)).toList();
    }

    private List<String> serials() {
        return rows.shown().stream().map(DeviceRow::serial).toList();
    }

    private void listen() {
        rows.shown()
                .addListener(
                        (ListChangeListener<DeviceRow>)
                                change -> {
                                    while (change.next()) {
                                        var what = change.wasReplaced() ? " replaced" : " added";
                                        changes.add(change.getFrom() + "-" + change.getTo() + what);
                                    }
                                });
    }
}
