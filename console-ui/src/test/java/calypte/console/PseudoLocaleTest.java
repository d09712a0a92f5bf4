package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Trouble;
import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

/// Pages in a language that is longer by 40 %: nothing is cut short at 1000 × 700. A page that
/// joins the list stays in it.
final class PseudoLocaleTest extends Gallery {

    private static final Locale BEFORE = Locale.getDefault();

    @BeforeAll
    static void speak() throws IOException, URISyntaxException {
        PseudoLocale.install();
        Locale.setDefault(PseudoLocale.XA);
    }

    @AfterAll
    static void fallBack() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Destination.class,
            names = {"DEVICES", "FIRMWARE", "ROLLOUTS", "AUDIT", "EMULATOR", "SETTINGS"})
    void nothingIsCutShort(Destination destination, FxRobot robot) {
        var screen = screen(robot);
        robot.interact(() -> shell().surroundings().navigator().open(Place.of(destination)));
        screen.says("[").says("~]");
        screen.picture("pseudo-" + destination.name().toLowerCase(Locale.ROOT));

        assertThat(screen.clipped()).as("cut short on " + destination).isEmpty();
    }

    @Test
    void norIsAFirmwareInFullOrOnItsWayIn(FxRobot robot, @TempDir Path folder) throws IOException {
        var screen = screen(robot);
        var image = Files.writeString(folder.resolve("thermo-9.9.9.bin"), "new");
        robot.interact(() -> shell().surroundings().navigator().open(new Place.Firmware(null)));
        screen.until(() -> !screen.table("#library").getItems().isEmpty());
        robot.interact(() -> Drop.on(robot.lookup("#firmware-page").query(), List.of(image)));
        screen.shown("#arrival-publish");
        screen.picture("pseudo-arrival");
        assertThat(screen.clipped()).as("cut short in an arrival").isEmpty();
        screen.select("#library", 0);
        screen.shown("#firmware-name");
        screen.picture("pseudo-firmware-detail");
        assertThat(screen.clipped()).as("cut short in the details").isEmpty();
    }

    @Test
    void norIsAnEventInFull(FxRobot robot) {
        var screen = screen(robot);
        robot.interact(() -> shell().surroundings().navigator().open(new Place.Audit("")));
        screen.until(() -> screen.table("#audit").getItems().size() > 2);
        screen.select("#audit", 2);
        screen.shown("#audit-document");
        screen.picture("pseudo-audit-event");
        assertThat(screen.clipped()).as("cut short in an event").isEmpty();
    }

    @Test
    void norIsWhatLiesOverThePages(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-settings").press("#palette").shown("#query");
        assertThat(screen.clipped()).as("cut short in the palette").isEmpty();
        screen.push(KeyCode.ESCAPE).gone("#query");

        screen.press("#help").shown("#shortcuts-close");
        screen.picture("pseudo-shortcuts");
        assertThat(screen.clipped()).as("cut short among the keys").isEmpty();
        screen.press("#shortcuts-close").press("#bell").shown("#notices");
        assertThat(screen.clipped()).as("cut short behind the bell").isEmpty();
    }

    @Test
    void norIsTheFirstRun(FxRobot robot) {
        var screen = screen(robot);
        robot.interact(() -> shell().surroundings().navigator().open(new Place.Welcome()));
        screen.press("#connect-elsewhere").shown("#connect-url");
        screen.picture("pseudo-first-run");

        assertThat(screen.clipped()).isEmpty();
    }

    @Test
    void norIsThePageOfADevice(FxRobot robot) throws Trouble {
        var screen = screen(robot);
        var one = LivelyServer.device("activity==FAILED");
        var place = new Place.OneDevice(one.id(), one.deviceSerial());
        robot.interact(() -> shell().surroundings().navigator().open(place));
        screen.shown("#timeline-export").says("[").says("~]");
        screen.picture("pseudo-device");

        assertThat(screen.clipped()).as("cut short on the page of a device").isEmpty();
    }

    @Test
    void whatStandsInBracesStays() {
        assertThat(PseudoLocale.longer("{0} of {1,choice,1#one|1<many} done"))
                .isEqualTo("[{0} öf {1,choice,1#one|1<many} döñé ~~~~]");
    }
}
