package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import calypte.console.shell.Connection;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Through the frame with the keyboard alone.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in
final class FrameWalkTest {

    private final StubServer server = Sample.serving(Sample.inSync(1), Sample.failed(2));
    private Shell shell;
    private Screen screen;

    @Start
    void open(Stage stage) {
        var connection = new Connection(server.url(), "token", Environment.PRODUCTION);
        shell = new TestDesk().window(stage, connection);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
        server.close();
    }

    @Test
    void sevenKeysLeadToSevenPagesAndBack(FxRobot robot) {
        screen = new Screen(robot, shell);
        for (var destination : Destination.values()) {
            var digit = KeyCode.valueOf("DIGIT" + (destination.ordinal() + 1));
            screen.push(KeyCode.CONTROL, digit);
            assertThat(title()).startsWith("Calypte — " + words(destination));
        }
        screen.push(KeyCode.ALT, KeyCode.LEFT).push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(title()).startsWith("Calypte — Audit");
        screen.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(title()).startsWith("Calypte — Emulator");
    }

    @Test
    void comesBackToAPageAsItWasLeft(FxRobot robot) {
        screen = new Screen(robot, shell);
        goTo(robot, new Place.Devices("link==ONLINE"));
        goTo(robot, new Place.Devices("activity==FAILED"));
        goTo(robot, new Place.Audit(null));

        screen.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(screen.textOf("#filter")).isEqualTo("activity==FAILED");
        screen.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(screen.textOf("#filter")).isEqualTo("link==ONLINE");
    }

    /// Recorded traffic: production begins locked, and no key gets past it.
    @Test
    void nothingIsChangedWhileLocked(FxRobot robot) {
        screen = new Screen(robot, shell);
        screen.says("Read-only");
        screen.push(KeyCode.CONTROL, KeyCode.N).says("The console is read-only.");
        screen.push(KeyCode.CONTROL, KeyCode.O).gone("#arrival-publish");
        screen.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        for (var button : List.of("#register", "#assign")) {
            assertThat(robot.lookup(button).query().isDisabled()).as(button).isTrue();
        }
        assertThat(server.changes()).isEmpty();

        screen.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L).says("Edit");
        screen.push(KeyCode.CONTROL, KeyCode.N).shown("#register-serial");
    }

    @Test
    void thePaletteGoesAnywhere(FxRobot robot) {
        screen = new Screen(robot, shell);
        screen.push(KeyCode.CONTROL, KeyCode.K).type("#query", "sett").push(KeyCode.ENTER);
        screen.says("Appearance").gone("#query");
        screen.push(KeyCode.F1).says("Ctrl+Shift+L").push(KeyCode.ESCAPE);
        screen.push(KeyCode.CONTROL, KeyCode.F).shown("#settings-search");
    }

    @Test
    void theAuditGetsAWindowOfItsOwn(FxRobot robot) {
        screen = new Screen(robot, shell);
        screen.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        screen.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
        screen.until(() -> Window.getWindows().size() == 2);
        assertThat(shell.surroundings().memory().recall("windows.open")).contains("AUDIT");

        robot.interact(shell::close);
        screen.until(() -> Window.getWindows().size() == 1);
        assertThat(shell.surroundings().memory().recall("windows.open")).contains("AUDIT");
    }

    @Test
    void aKeyLeadsFromPartToPart(FxRobot robot) {
        screen = new Screen(robot, shell);
        robot.interact(() -> robot.lookup("#menu").query().requestFocus());
        screen.push(KeyCode.F6);
        assertThat(robot.lookup("#nav-overview").query().isFocused()).isTrue();
        screen.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(robot.lookup("#menu").query().isFocused()).isTrue();
    }

    private void goTo(FxRobot robot, Place place) {
        robot.interact(() -> shell.surroundings().navigator().open(place));
    }

    private String title() {
        return shell.titleProperty().get();
    }

    private static String words(Destination destination) {
        return destination.name().charAt(0)
                + destination.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
