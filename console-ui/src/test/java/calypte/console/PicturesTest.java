package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Badge;
import calypte.console.client.Trouble;
import calypte.console.devices.DeviceRow;
import calypte.console.fx.Background;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

/// Every screen with a fleet in all states, in both colours, kept as pictures: the one of the
/// README among them. On the way it checks what a picture cannot show.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class PicturesTest {

    @TempDir private static Path folder;
    private static RealServer server;
    private static LivelyFleet fleet;
    private Shell shell;
    private Screen screen;

    @BeforeAll
    static void liven() throws Trouble, IOException {
        server = new RealServer(folder.resolve("data"));
        fleet = new LivelyFleet(server, folder);
        fleet.live();
    }

    @AfterAll
    static void stop() {
        fleet.close();
        server.close();
    }

    @Start
    void open(Stage stage) {
        shell =
                new Shell(
                        server.connection(Environment.DEMO),
                        Background.virtualThreads(),
                        new TestDesk(),
                        InstantSource.system());
        stage.setScene(shell.scene());
        stage.show();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void everyScreenIsFitToBeSeen(FxRobot robot) {
        screen = new Screen(robot, shell);
        screen.says("3 devices have failed").says("In sync");
        keep("overview");

        screen.press("#nav-devices").until(() -> screen.table("#devices").getItems().size() == 39);
        keep("devices");
        select(Badge.FAILED);
        screen.says("What happens next");
        keep("drawer");

        screen.press("#drawer-assign").choose("#assign-choice", "thermo-x  ·  1.4.2");
        screen.says("Assign 1.4.2 to 1 device");
        keep("assign");
        screen.press("#cancel").gone("#cancel");

        screen.press("#register").type("#register-serial", "pump 42").says("The serial must be");
        keep("register");
        screen.type("#register-serial", "pump-0042")
                .press("#register-submit")
                .shown("#register-key");
        keep("registered");
        screen.press("#register-close");

        screen.press("#nav-firmware").says("3 entries for 2 types");
        keep("firmware");
        screen.press("#add-firmware").shown("#firmware-serial");
        keep("add-firmware");
        screen.press("#cancel").gone("#cancel");

        screen.press("#nav-audit").says("update-progressed");
        keep("audit");
    }

    /// Every number on the overview opens exactly so many devices.
    @Test
    void countsLeadToTheirDevices(FxRobot robot) {
        screen = new Screen(robot, shell);
        screen.says("3 devices have failed");
        for (var cell : screen.cells()) {
            screen.press("#nav-overview").open(cell);
            screen.until(() -> screen.table("#devices").getItems().size() == cell.count());
        }
    }

    private void keep(String name) {
        screen.pictures(name);
        assertThat(screen.nameless()).as("what has no name on " + name).isEmpty();
    }

    private void select(Badge badge) {
        List<?> rows = screen.table("#devices").getItems();
        for (var i = 0; i < rows.size(); i++) {
            if (((DeviceRow) rows.get(i)).badge() == badge) {
                screen.select("#devices", i);
                return;
            }
        }
    }
}
