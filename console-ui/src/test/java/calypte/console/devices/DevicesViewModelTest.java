package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import calypte.console.Sample;
import calypte.console.StubServer;
import calypte.console.client.Badge;
import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.fx.Background;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DevicesViewModelTest {

    private final StubServer server = Sample.serving(Sample.inSync(1), Sample.drifted(2));
    private final FleetClient fleet = new FleetClient(server.url(), "token");
    private final LiveFeed feed = fleet.feed();
    private final DevicesViewModel model =
            new DevicesViewModel(fleet, feed, Background.immediate());

    @AfterEach
    void stop() {
        feed.close();
        fleet.close();
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
        assertThat(model.getPager().getRange()).isEqualTo("1–2 of 2");
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
                Sample.problem(400, "malformed", "no such field: colour", java.util.List.of()));

        model.apply("colour==red");

        assertThat(model.getTrouble()).contains("no such field: colour");
    }

    @Test
    void saysWhatToDoWhenThereIsNothing() {
        server.answer("GET /devices", 200, Sample.page());

        model.apply("pump-9");
        assertThat(model.emptinessProperty().get()).contains("Clear");

        server.answer("GET /fleet/summary", 200, Sample.summary(0, 0));
        model.refresh();
        assertThat(model.emptinessProperty().get()).contains("Ctrl+N");
    }

    @Test
    void goesThroughThePagesAndBack() {
        server.answer(
                "GET /devices",
                200,
                Sample.page(Sample.inSync(1)).replace("\"next\":null", "\"next\":\"c1\""));
        model.refresh();
        assertThat(model.getPager().isLast()).isFalse();

        model.nextPage();
        assertThat(lastAsked()).contains("cursor=c1");
        assertThat(model.getPager().getRange()).startsWith("201");

        model.previousPage();
        assertThat(lastAsked()).doesNotContain("cursor");
        assertThat(model.getPager().isFirst()).isTrue();
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
        await().until(() -> model.chips().stream().noneMatch(chip -> chip.text().contains("77")));

        server.answer("GET /fleet/summary", 200, Sample.summary(77, 0));
        server.tell("event: device\ndata: " + Sample.failed(2));

        await().ignoreExceptions()
                .until(() -> model.chips().stream().anyMatch(chip -> chip.text().contains("77")));
    }

    @Test
    void aListWithSomethingTickedIsNotPulledAway() {
        model.apply("sync==DRIFTED");
        model.toggle(model.rows().getFirst().id());
        var before = server.asked("GET /devices").size();
        feed.start();
        await().until(() -> server.listening() == 1);
        var connected = server.asked("GET /devices").size();

        server.tell("event: device\ndata: " + Sample.inSync(2));

        await().until(model::isStale);
        assertThat(server.asked("GET /devices")).hasSize(connected);
        assertThat(connected).isBetween(before, before + 1);
    }

    @Test
    void allThatMatchIsAFilterAndNotAList() {
        server.answer("GET /devices/count", 200, "{\"count\":640}");
        model.apply("sync==DRIFTED");

        model.chooseAll();

        assertThat(model.chosen().countProperty().get()).isEqualTo(640);
        assertThat(model.chosen().target()).isEqualTo(new Chosen.Target.Matching("sync==DRIFTED"));
    }

    @Test
    void whatIsTypedIsAFilterOrPartOfAName() {
        assertThat(Filters.rsql(" sync==DRIFTED ")).isEqualTo("sync==DRIFTED");
        assertThat(Filters.rsql("SN-42")).isEqualTo("device_serial==\"*SN-42*\",name==\"*SN-42*\"");
        assertThat(Filters.rsql("say \"hi\"")).contains("\\\"hi\\\"");
        assertThat(Filters.rsql("  ")).isEmpty();
    }

    private String lastAsked() {
        return server.asked("GET /devices").getLast().uri();
    }
}
