package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Badge;
import calypte.console.client.LiveFeed;
import calypte.console.client.Selection;
import calypte.console.devices.DevicesViewModel.Emptiness;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DevicesViewModelTest {

    private final StubServer server = Sample.serving(Sample.inSync(1), Sample.drifted(2));
    private final Around around = Around.of(server);
    private final LiveFeed feed = around.surroundings().feed();
    private final DevicesViewModel model = new DevicesViewModel(around.surroundings());

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void putsNamesToIdentifiers() {
        model.refresh();

        var row = model.rows().get(1);
        assertThat(row.serial()).isEqualTo("pump-0002");
        assertThat(row.type()).isEqualTo("thermo-x");
        assertThat(row.current()).isEqualTo("1.4.0");
        assertThat(row.assigned()).isEqualTo("1.5.0");
        assertThat(row.badge()).isEqualTo(Badge.PENDING);
        assertThat(model.getStretch().getRange()).isEqualTo("1–2 of 2");
    }

    @Test
    void keepsTheOldListWhenTheServerIsAway() {
        model.refresh();
        server.close();

        model.refresh();

        assertThat(model.rows()).hasSize(2);
        assertThat(model.getTrouble()).contains("does not answer");
    }

    @Test
    void saysWhatTheServerHasAgainstAFilter() {
        server.answer(
                "GET /devices",
                400,
                Sample.problem(400, "malformed", "no such field: colour", List.of()));

        model.apply("name==red");

        assertThat(model.getTrouble()).contains("no such field: colour");
    }

    @Test
    void saysWhatToDoWhenThereIsNothing() {
        server.answer("GET /devices", 200, Sample.page());

        model.apply("pump-9");
        assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.FILTER);

        server.answer("GET /fleet/summary", 200, Sample.summary(0, 0));
        model.refresh();
        assertThat(model.emptinessProperty().get()).isEqualTo(Emptiness.FLEET);
    }

    @Test
    void growsByAPageAtATime() {
        var all = new String[300];
        Arrays.setAll(all, Sample::inSync);
        server.answer("GET /devices", 200, beginning(all, 200));
        model.refresh();
        assertThat(lastAsked()).contains("limit=200");
        assertThat(model.getStretch().getRange()).isEqualTo("1–200 of 2");

        server.answer("GET /devices", 200, Sample.page(all));
        model.more();

        assertThat(lastAsked()).contains("limit=400").doesNotContain("cursor");
        assertThat(model.rows()).hasSize(300);
        assertThat(model.getStretch().isLast()).isTrue();
    }

    @Test
    void newsChangesALineInPlace() {
        model.refresh();
        feed.start();
        await().until(() -> server.listening() == 1);

        server.tell("event: device\ndata: " + Sample.failed(2));

        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(model.rows().get(1).badge()).isEqualTo(Badge.FAILED));
        assertThat(model.rows().get(1).why()).contains("HASH_MISMATCH");
    }

    @Test
    void whatIsCountedOverTheLinesFollowsTheNewsAsWell() {
        model.refresh();
        feed.start();
        await().until(() -> server.listening() == 1);
        await().until(() ->
                model.filter().chips().stream().noneMatch(chip -> chip.text().contains("77")));

        server.answer("GET /fleet/summary", 200, Sample.summary(77, 0));
        server.tell("event: device\ndata: " + Sample.failed(2));

        await().ignoreExceptions()
                .until(() ->
                        model.filter().chips().stream()
                                .anyMatch(chip -> chip.text().contains("77")));
    }

    @Test
    void noLineMovesWhileSomebodyHasAHandOnTheList() {
        model.apply("sync!=IN_SYNC");
        model.chosen().toggle(model.rows().getFirst().id());
        feed.start();
        await().until(() -> server.listening() == 1);

        server.answer("GET /devices", 200, Sample.page(Sample.failed(2), Sample.inSync(3)));
        server.tell("event: device\ndata: " + Sample.failed(2));

        await().until(() -> model.movedProperty().get() == 2);
        assertThat(serials()).containsExactly("pump-0001", "pump-0002");
        assertThat(model.rows().getLast().badge()).isEqualTo(Badge.FAILED);
        model.settle();
        assertThat(serials()).containsExactly("pump-0002", "pump-0003");
        assertThat(model.movedProperty().get()).isZero();
    }

    @Test
    void allThatMatchIsAFilterAndNotAList() {
        server.answer("GET /devices/count", 200, "{\"count\":640}");
        model.apply("sync==DRIFTED");

        model.chooseAll();
        model.chosen().toggle(model.rows().getFirst().id());

        assertThat(model.chosen().countProperty().get()).isEqualTo(639);
        assertThat(model.chosen().selection())
                .isEqualTo(Selection.matching("(sync==DRIFTED);id=out=(" + Sample.id(1001) + ")"));
    }

    @Test
    void namesStandForIdentifiers() {
        model.apply("type==thermo-x;current==1.4.*");

        assertThat(filterAsked())
                .isEqualTo("type_id==" + Sample.TYPE + ";current_firmware_id==" + Sample.OLD);
        assertThat(model.filter().getCount()).isEqualTo("2 of 2");
    }

    @Test
    void aLinkFromElsewhereIsPutInWords() {
        model.apply("sync!=UNKNOWN_FIRMWARE;current_firmware_id==" + Sample.OLD);

        assertThat(model.filter().textProperty().get())
                .isEqualTo("sync!=UNKNOWN_FIRMWARE;current==1.4.0");
    }

    @Test
    void aMistakeIsSaidWithItsColumnAndTheListStays() {
        model.refresh();
        var asked = server.asked("GET /devices").size();

        model.apply("statu==FAILED");

        assertThat(model.filter().mistakeProperty().get().words())
                .isEqualTo("Column 1: there is no field “statu”. Did you mean status?");
        assertThat(model.rows()).hasSize(2);
        assertThat(server.asked("GET /devices")).hasSize(asked);
    }

    private List<String> serials() {
        return model.rows().stream().map(DeviceRow::serial).toList();
    }

    private static String beginning(String[] all, int rows) {
        return Sample.page(Arrays.copyOf(all, rows)).replace("\"next\":null", "\"next\":\"c1\"");
    }

    private String filterAsked() {
        var query = URI.create(lastAsked()).getQuery();
        return query.replaceAll(".*filter=([^&]*).*", "$1");
    }

    private String lastAsked() {
        return server.asked("GET /devices").getLast().uri();
    }
}
