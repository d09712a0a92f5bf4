package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// An empty store, one click, and ten devices that are updated before one's eyes.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class FirstRunTest {

    @TempDir private static Path folder;
    private static RealServer server;
    private EmulatedDevices devices;
    private Shell shell;

    @BeforeAll
    static void startServer() {
        server = new RealServer(folder.resolve("data"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Start
    void open(Stage stage) {
        devices = server.devices();
        var desk = new TestDesk();
        shell =
                desk.window(
                        stage, server.connection(Environment.LOCAL), desk.outside().with(devices));
        Gallery.widen(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
        devices.close();
    }

    @Test
    void oneClickLeadsToTenUpdatedDevices(FxRobot robot) {
        var screen = new Screen(robot, shell);
        screen.shown("#try-demo").pictures("first-run");
        assertThat(screen.nameless()).isEmpty();
        screen.press("#connect-elsewhere").shown("#connect-url").press("#connect-elsewhere");

        screen.press("#try-demo").says("of 10 in sync").pictures("first-run-playing");
        screen.shown("#to-overview").says("10 of 10 in sync").pictures("first-run-done");
        assertThat(screen.nameless()).isEmpty();

        screen.press("#to-overview").says("All 10 devices are in sync.");
        assertThat(shell.surroundings().memory().recall("first-run.over")).isPresent();
    }
}
