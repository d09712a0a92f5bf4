package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Badge;
import calypte.console.devices.DeviceRow;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/// A window on the lively fleet, for a class that keeps pictures of some screens and checks on the
/// way what a picture cannot show.
@ExtendWith({LivelyServer.class, ApplicationExtension.class})
@SuppressWarnings("NullAway.Init") // filled in before each test
abstract class Gallery {

    private static final int NARROW = 1000;
    private static final int HIGH = 900;

    private final TestDesk desk = new TestDesk();
    private Shell shell;
    private EmulatedDevices devices;

    /// TestFX itself looks for its own kind of beginning in the class at the bottom only.
    @BeforeEach
    void begin() throws TimeoutException {
        FxToolkit.setupStage(this::open);
    }

    private void open(Stage stage) {
        devices = LivelyServer.server().devices();
        shell =
                desk.window(
                        stage,
                        LivelyServer.server().connection(Environment.DEMO),
                        desk.outside().with(devices));
        widen(stage);
    }

    /// Where there is a real screen, a picture may be wider than a headless one.
    static void widen(Stage stage) {
        var width = Integer.getInteger("pictures.width", NARROW);
        if (width > NARROW) {
            stage.setWidth(width);
            stage.setHeight(HIGH);
        }
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
        devices.close();
    }

    Screen screen(FxRobot robot) {
        return new Screen(robot, shell);
    }

    TestDesk desk() {
        return desk;
    }

    Shell shell() {
        return shell;
    }

    /// Keeps pictures in both colours, and finds what has no name.
    static void keep(Screen screen, String name) {
        screen.pictures(name);
        assertThat(screen.nameless()).as("what has no name on " + name).isEmpty();
    }

    /// Opens the first device in the list that has this badge.
    static void select(Screen screen, Badge badge) {
        List<?> rows = screen.table("#devices").getItems();
        for (var i = 0; i < rows.size(); i++) {
            if (((DeviceRow) rows.get(i)).badge() == badge) {
                screen.select("#devices", i);
                return;
            }
        }
    }
}
