package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Badge;
import calypte.console.devices.DeviceRow;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From an empty store to an updated device with the window alone; the server is the real one, and
/// the device speaks real HTTP.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class RegistrationWalkTest {

    private static final String SERIAL = "pump-0042";

    @TempDir private static Path folder;
    private static RealServer server;
    private final TestDesk desk = new TestDesk();
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
        shell = desk.window(stage, server.connection(Environment.LOCAL));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
    }

    @Test
    void registersDriftsIsAssignedAndEndsInSync(FxRobot robot) throws IOException {
        var screen = new Screen(robot, shell);
        screen.says("Welcome to Calypte")
                .click("#start-empty")
                .says("No devices yet")
                .pictures("empty");
        addFirmware(screen, "pump-1.4.0.bin", "pump");
        addFirmware(screen, "pump-1.5.0.bin", null);
        screen.says("2 entries for 1 type");

        var key = register(screen, robot);
        screen.until(() -> badge(screen) == Badge.NEVER_SEEN);

        server.report(SERIAL, key, "pump-1.4.0", "boot-1");
        screen.until(() -> badge(screen) == Badge.IN_SYNC);

        assign(screen, robot);
        screen.until(() -> badge(screen) == Badge.PENDING || badge(screen) == Badge.UPDATING);
        assertThat(row(screen).why()).isNotEmpty();
        assertThat(row(screen).next()).isNotEmpty();

        assertThat(server.report(SERIAL, key, "pump-1.4.0", "boot-2"))
                .contains("\"sync\":\"DRIFTED\"");
        server.report(SERIAL, key, "pump-1.5.0", "boot-3");
        screen.until(() -> badge(screen) == Badge.IN_SYNC && row(screen).current().equals("1.5.0"));

        screen.says("1.5.0  ·  pump-1.5.0");

        screen.click("#nav-overview").says("The one device is in sync.");
        screen.click("#nav-audit").says("device-registered").says("device-assigned");
    }

    private void addFirmware(Screen screen, String file, @Nullable String type) throws IOException {
        desk.lay(Files.writeString(folder.resolve(file), "the image of " + file));
        screen.click("#nav-firmware").push(KeyCode.CONTROL, KeyCode.O);
        if (type != null) {
            screen.write("#arrival-type", type);
        }
        screen.press("#arrival-publish").gone("#arrival-publish");
        screen.says(file.replaceAll("^pump-|\\.bin$", ""));
    }

    private String register(Screen screen, FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        screen.type("#register-serial", SERIAL)
                .choose("#register-firmware", "1.4.0")
                .type("#register-name", "Boiler room 3");
        screen.click("#register-submit").shown("#register-key").click("#register-copy");
        var key = screen.textOf("#register-key");
        assertThat(desk.copied()).isEqualTo(key).hasSize(43);
        screen.click("#register-close");
        return key;
    }

    private void assign(Screen screen, FxRobot robot) {
        screen.click(SERIAL).shown("#drawer");
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        screen.press("#assign").choose("#assign-choice", "pump  ·  1.5.0");
        screen.says("Assign 1.5.0 to 1 device")
                .click("#assign-submit")
                .says("1.5.0 is assigned to 1 device.");
    }

    private static DeviceRow row(Screen screen) {
        return (DeviceRow) screen.table("#devices").getItems().getFirst();
    }

    private static @Nullable Badge badge(Screen screen) {
        var rows = screen.table("#devices").getItems();
        return rows.isEmpty() ? null : ((DeviceRow) rows.getFirst()).badge();
    }
}
