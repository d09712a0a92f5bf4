package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.AuditQuery;
import calypte.console.client.Badge;
import calypte.console.client.NewDevice;
import calypte.console.client.NewFirmware;
import calypte.console.client.Registered;
import calypte.console.client.Trouble;
import calypte.console.devices.DeviceRow;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import calypte.model.device.DeviceTypeId;
import calypte.server.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
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
import tools.jackson.databind.json.JsonMapper;

/// Through the page of the devices, on a real server whose grace is long enough to change one's
/// mind in.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class DevicesWalkTest {

    @TempDir private static Path folder;
    private static RealServer server;
    private static DeviceTypeId type;
    private static Registered pump;
    private final TestDesk desk = new TestDesk();
    private Shell shell;
    private Screen screen;

    @BeforeAll
    static void startServer() throws Trouble {
        server = new RealServer(folder.resolve("data"), Map.of(Setting.ROLLOUT_GRACE, "2m"));
        try (var fleet = server.client()) {
            type = fleet.addType("pump").id();
            var old = fleet.addFirmware(new NewFirmware("pump-1.4.0", "1.4.0", type)).id();
            var _ = fleet.addFirmware(new NewFirmware("pump-1.5.0", "1.5.0", type));
            pump = fleet.register(new NewDevice("pump-0001", type, old, null, List.of("lab")));
            var _ = fleet.register(new NewDevice("pump-0002", type, null, null, List.of()));
        }
        server.report("pump-0001", pump.key().value(), "pump-1.4.0", "boot-1");
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

    /// UX.md, 4.6.
    @Test
    void anAssignmentThatIsUndoneSendsNoOrder(FxRobot robot) throws Trouble {
        walk(robot);
        filter("serial==pump-0001").until(() -> rows().size() == 1);
        screen.click("pump-0001").push(KeyCode.CONTROL, KeyCode.SPACE);
        screen.click("#assign").choose("#assign-choice", "pump  ·  1.5.0");
        screen.says("Assign 1.5.0 to 1 device").click("#assign-submit");
        screen.says("1.5.0 is assigned to 1 device.");
        screen.until(() -> rows().getFirst().badge() == Badge.PENDING);

        screen.push(KeyCode.CONTROL, KeyCode.Z).says("Nothing was sent.");

        screen.until(() -> rows().getFirst().badge() == Badge.IN_SYNC);
        try (var fleet = server.client()) {
            var trail = fleet.audit(new AuditQuery(null, "", true, 500)).items();
            assertThat(trail).extracting(event -> event.action()).contains("device-assigned");
            assertThat(trail)
                    .extracting(event -> event.action())
                    .doesNotContain("update-dispatched");
        }
    }

    @Test
    void aFileWithErrorsIsMendedAndComesIn(FxRobot robot) throws IOException {
        desk.lay(
                Files.writeString(
                        folder.resolve("fleet.csv"),
                        """
                        Serial;Model;Firmware;Tags;Site
                        valve-0001;pump;1.4.0;lab;north
                        valve 0002;pump;1.4.0;lab;north
                        valve-0003;boat;;lab;south
                        pump-0001;pump;;lab new;south
                        pump-0002;pump;;;
                        """));
        walk(robot);
        screen.push(KeyCode.CONTROL, KeyCode.I).press("#import-file");
        screen.says("fleet.csv: 5 lines, UTF-8, semicolon").press("#import-next");
        screen.says("New 1").says("Update 1").says("Unchanged 1").says("Error 2");
        assertThat(screen.table("#import-lines").getItems()).hasSize(5);
        screen.says("there is no device type 'boat'");

        screen.press("#import-rejected").says("The wrong lines are in");
        assertThat(folder.resolve("rejected.csv"))
                .content()
                .contains("valve 0002", "valve-0003")
                .doesNotContain("valve-0001");

        mend("#cell-0", "valve-0002").says("New 2");
        mend("#cell-1", "pump").says("New 3").says("Import 4 devices");
        screen.press("#import-next").says("3 entered, 1 updated, 0 refused, 0 not come to.");
        screen.press("#import-keys").says("Only you can read it.").gone("#import-keys");
        assertThat(folder.resolve("keys.csv")).content().hasLineCount(4).contains("valve-0002,");
        screen.press("#import-close").gone("#import-close");

        filter("valve-").until(() -> rows().size() == 3);
        assertThat(rows().getFirst().device().tags()).containsExactly("lab");
        assertThat(rows().getFirst().assigned()).isEqualTo("1.4.0");
    }

    @Test
    void theLineSaysWhatIsWrongAndWhatCouldFollow(FxRobot robot) {
        walk(robot);
        filter("staus==FAILED").says("Column 1: there is no field “staus”. Did you mean status?");
        screen.type("#filter", "lin").push(KeyCode.END).push(KeyCode.TAB);
        assertThat(screen.textOf("#filter")).isEqualTo("link");
        screen.push(KeyCode.F1).says("What can be asked");
        screen.press("#cheat-close").gone("#cheat-close");
    }

    @Test
    void whatIsCopiedIsATableAndWhatIsHeldCanBeLetGo(FxRobot robot) {
        walk(robot);
        filter("serial==pump-0002").until(() -> rows().size() == 1);
        screen.click("pump-0002").push(KeyCode.CONTROL, KeyCode.C);
        assertThat(desk.copied()).startsWith("pump-0002\t");

        screen.push(KeyCode.CONTROL, KeyCode.SPACE).click("#bulk-hold").says("1 device is held.");
        screen.until(() -> rows().getFirst().badge() == Badge.HELD);
        screen.push(KeyCode.CONTROL, KeyCode.Z);
        screen.until(() -> rows().getFirst().badge() != Badge.HELD);
    }

    @Test
    void whatIsTickedGoesIntoAFile(FxRobot robot) throws IOException {
        desk.lay(folder.resolve("anything"));
        walk(robot);
        filter("serial==pump-*").until(() -> rows().size() >= 2);
        screen.click("pump-0001").push(KeyCode.CONTROL, KeyCode.SPACE);
        screen.push(KeyCode.CONTROL, KeyCode.E);
        screen.push(KeyCode.ESCAPE);
        choose(robot, 0, 1);

        screen.says("1 device is in");
        var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("devices.json")));
        assertThat(json).hasSize(1);
        assertThat(json.path(0).path("device_serial").asString()).isEqualTo("pump-0001");
        screen.press("#select-none");
    }

    /// Chooses from the export's menu.
    private static void choose(FxRobot robot, int scope, int format) {
        robot.interact(() -> {
            MenuButton button = (MenuButton) robot.lookup("#export").query();
            ((Menu) button.getItems().get(scope)).getItems().get(format).fire();
        });
    }

    private void walk(FxRobot robot) {
        screen = new Screen(robot, shell);
        screen.push(KeyCode.CONTROL, KeyCode.DIGIT2).shown("#filter");
    }

    private Screen filter(String text) {
        return screen.type("#filter", text).push(KeyCode.ENTER);
    }

    private Screen mend(String cell, String text) {
        return screen.type(cell, text).push(KeyCode.ENTER);
    }

    private List<DeviceRow> rows() {
        return screen.table("#devices").getItems().stream().map(DeviceRow.class::cast).toList();
    }
}
