package calypte.console.device;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.Around;
import calypte.console.Sample;
import calypte.console.StubServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeedsViewModelTest {

    private static final String ASSIGNMENT = new UUID(1, 2).toString();
    private static final String WAITING =
            "\"assignment_id\":\""
                    + ASSIGNMENT
                    + "\",\"update\":{\"update_id\":\"u\",\"state\":\"WAITING\",\"attempt\":0,"
                    + "\"hindrance\":\"GRACE\",\"deadline\":\"2026-11-23T06:30:08Z\"}";
    private static final String SPENT =
            "\"update\":{\"update_id\":\"u\",\"state\":\"OVER\",\"attempt\":3,"
                    + "\"hindrance\":\"EXHAUSTED\",\"ending\":\"FAILED\"}";

    private final StubServer server = OneDevice.serving(device(WAITING));
    private final Around around = Around.of(server);
    private final DeviceViewModel page =
            new DeviceViewModel(around.surroundings(), OneDevice.PLACE);
    private final DeedsViewModel deeds = new DeedsViewModel(around.surroundings(), page);

    @AfterEach
    void stop() {
        around.close();
        server.close();
    }

    @Test
    void whatMakesNoSenseSaysWhy() {
        page.refresh();

        assertThat(deeds.hindrance(Deed.RETRY)).contains("no attempt has failed");
        assertThat(deeds.hindrance(Deed.RELEASE)).contains("it is not held");
        assertThat(deeds.hindrance(Deed.CANCEL)).isEmpty();
        assertThat(deeds.hindrance(Deed.UNDO)).isEmpty();
    }

    @Test
    void aFailedUpdateCanBeRetriedAndNoLongerTakenBack() {
        server.answer("GET " + OneDevice.PATH, 200, device(SPENT));

        page.refresh();

        assertThat(deeds.hindrance(Deed.RETRY)).isEmpty();
        assertThat(deeds.hindrance(Deed.UNDO)).isPresent();
        assertThat(deeds.hindrance(Deed.CANCEL)).isPresent();
    }

    @Test
    void theLockForbidsAllOfIt() {
        page.refresh();
        around.surroundings().lock().toggle();

        for (var deed : Deed.values()) {
            deeds.run(deed);
            assertThat(deeds.hindrance(deed).orElseThrow()).contains("read-only");
        }
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void aHoldIsDoneAtOnceAndAClickTakesItBack() {
        server.answer("POST " + OneDevice.PATH + "/hold", 200, device(WAITING));
        server.answer("POST " + OneDevice.PATH + "/release", 200, device(WAITING));
        page.refresh();

        deeds.run(Deed.HOLD);
        around.surroundings().notices().undo();

        assertThat(around.asked()).isEmpty();
        assertThat(server.asked("POST " + OneDevice.PATH + "/hold")).hasSize(1);
        assertThat(server.asked("POST " + OneDevice.PATH + "/release")).hasSize(1);
    }

    @Test
    void anAssignmentOfOthersIsNotTakenBackWithoutAWord() {
        server.answer(
                "POST /assignments/" + ASSIGNMENT + "/undo",
                200,
                "{\"restored\":3,\"too_late\":0,\"changed_since\":0}");
        page.refresh();

        deeds.run(Deed.UNDO);

        assertThat(around.asked().getFirst().consequences().getFirst()).contains("all devices");
        assertThat(around.said()).contains("The assignment is taken back for 3 devices.");
    }

    @Test
    void enterDoesNotDecommission() {
        page.refresh();

        deeds.run(Deed.DECOMMISSION);

        assertThat(around.asked().getFirst().destructive()).isTrue();
        assertThat(around.asked().getFirst().verb()).isEqualTo("Decommission pump-0001");
    }

    @Test
    void aFreshKeyIsThereUntilTheOperatorHasIt() {
        var key = "k".repeat(43);
        var answer = device(WAITING).replaceFirst("\\{", "{\"shared_key\":\"" + key + "\",");
        server.answer("POST " + OneDevice.PATH + "/rekey", 200, answer);
        page.refresh();

        deeds.run(Deed.REKEY);

        assertThat(deeds.freshKeyProperty().get()).isNotNull();
        assertThat(around.said()).noneMatch(words -> words.contains(key));
        deeds.forgetKey();
        assertThat(deeds.freshKeyProperty().get()).isNull();
    }

    @Test
    void everythingCanBeDoneFromAShell() {
        page.refresh();

        assertThat(deeds.recipe(Deed.HOLD).curl()).contains("-X POST", OneDevice.PATH + "/hold");
        assertThat(deeds.recipe(Deed.UNDO).calypte()).startsWith("calypte device undo pump-0001");
        assertThat(deeds.recipe(Deed.ASSIGN).curl()).contains("assigned_firmware_id");
        assertThat(deeds.recipe(Deed.DECOMMISSION).curl()).contains("-X DELETE");
    }

    private static String device(String update) {
        return OneDevice.with(Sample.drifted(1), update);
    }
}
