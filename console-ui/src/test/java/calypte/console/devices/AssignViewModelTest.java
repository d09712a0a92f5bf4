package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.FleetClient;
import calypte.console.client.Selection;
import calypte.console.fx.Background;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AssignViewModelTest {

    private final StubServer server = Sample.serving();
    private final FleetClient fleet = new FleetClient(server.url(), "token");
    private final List<String> said = new ArrayList<>();
    private final AssignViewModel sheet =
            new AssignViewModel(
                    fleet,
                    Background.immediate(),
                    Selection.matching("sync==DRIFTED"),
                    done -> said.add(done.text()));

    @BeforeEach
    void open() {
        counts(12, 0);
        sheet.load();
    }

    @AfterEach
    void stop() {
        fleet.close();
        server.close();
    }

    @Test
    void countsBeforeItChangesAnything() {
        sheet.choiceProperty().set(sheet.choices().getFirst());

        assertThat(sheet.getVerb()).isEqualTo("Assign 1.5.0 to 12 devices");
        assertThat(sheet.isReady()).isTrue();
        assertThat(server.asked("POST /devices/assign").getLast().body())
                .contains("\"dry_run\":true", "\"filter\":\"sync==DRIFTED\"");
    }

    @Test
    void doesItOnTheSecondWord() {
        sheet.choiceProperty().set(sheet.choices().getFirst());

        sheet.submit();

        assertThat(server.asked("POST /devices/assign").getLast().body())
                .contains("\"dry_run\":false");
        assertThat(said).containsExactly("1.5.0 is assigned to 12 devices.");
    }

    @Test
    void anOlderFirmwareWantsAReason() {
        counts(12, 3);
        sheet.choiceProperty().set(sheet.choices().getLast());
        sheet.downgradeProperty().set(true);
        assertThat(sheet.isReady()).isFalse();

        sheet.reasonProperty().set("1.5.0 drains batteries");

        assertThat(sheet.isReady()).isTrue();
    }

    @Test
    void thereIsNothingToPressWhenNobodyWouldBeUpdated() {
        counts(0, 0);

        sheet.choiceProperty().set(sheet.choices().getFirst());

        assertThat(sheet.isReady()).isFalse();
        assertThat(sheet.getVerb()).isEqualTo("Assign 1.5.0 to 0 devices");
    }

    private void counts(int willUpdate, int downgrade) {
        server.answer(
                "POST /devices/assign",
                200,
                "{\"will_update\":%d,\"already_there\":1,\"downgrade\":%d}"
                        .formatted(willUpdate, downgrade));
    }
}
