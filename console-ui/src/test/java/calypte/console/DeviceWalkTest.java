package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.NewDevice;
import calypte.console.client.NewFirmware;
import calypte.console.client.Registered;
import calypte.console.client.Trouble;
import calypte.console.frame.Place;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import calypte.emulator.Fleet;
import calypte.emulator.Member;
import calypte.emulator.Protocol;
import calypte.emulator.Target;
import calypte.emulator.link.Identity;
import calypte.emulator.scenario.Behaviours;
import calypte.model.device.DeviceSerial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// One device from its first report to its decommissioning, on its own page; the device is an
/// emulated one, and the server the real one.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class DeviceWalkTest {

    private static final String SERIAL = "pump-0042";

    @TempDir private static Path folder;
    private static RealServer server;
    private static FleetClient client;
    private static Fleet fleet;

    private final TestDesk desk = new TestDesk();
    private Shell shell;

    @BeforeAll
    static void start() {
        server = new RealServer(folder.resolve("data"));
        client = server.client();
        var doors = new Target(server.addresses().device(), server.addresses().mqtt());
        fleet = new Fleet(doors, new Fleet.Manner(7, 20), _ -> {});
    }

    @AfterAll
    static void stop() {
        fleet.close();
        client.close();
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
    void driftsIsAssignedTakenBackUpdatedAndGoes(FxRobot robot) throws Exception {
        var screen = new Screen(robot, shell);
        var old = firmware("1.4.0");
        firmware("1.5.0");
        var one =
                client.register(
                        new NewDevice(SERIAL, old.typeId(), old.id(), "", List.of("site-3")));
        robot.interact(() ->
                shell.surroundings()
                        .navigator()
                        .open(new Place.OneDevice(one.device().id(), SERIAL)));
        awaits(screen, robot, "#device-status", "Never seen");

        switchOn(one, old);
        awaits(screen, robot, "#device-status", "In sync");
        screen.says("Registered with pump-1.4.0");

        fleet.powerOff(new DeviceSerial(SERIAL));
        screen.says("Offline");
        assign(screen);
        awaits(screen, robot, "#device-assigned", "1.5.0");
        choose(robot, "undo");
        awaits(screen, robot, "#device-assigned", "1.4.0");

        screen.press("#deed-hold")
                .shown("#deed-release")
                .press("#deed-release")
                .shown("#deed-hold");
        fleet.powerOn(new DeviceSerial(SERIAL));
        screen.says("Online");
        assign(screen);
        awaits(screen, robot, "#device-current", "1.5.0");
        awaits(screen, robot, "#device-status", "In sync");
        screen.says("Proved its update by booting it");

        describe(screen, robot);
        canBeLockedAndUndocked(screen, robot);
        rekey(screen, robot, one.key().value());
        decommission(screen, robot);
    }

    private void switchOn(Registered one, FirmwareEntry runs) {
        var identity = new Identity(new DeviceSerial(SERIAL), one.key());
        fleet.start(new Member(identity, runs.serial(), Behaviours.NORMAL, Protocol.MQTT));
    }

    private FirmwareEntry firmware(String version) throws Trouble, IOException {
        var types = client.catalogue().types();
        var type = types.isEmpty() ? client.addType("pump") : types.getFirst();
        var entry = client.addFirmware(new NewFirmware("pump-" + version, version, type.id()));
        var image = Files.writeString(folder.resolve(version), "the image of " + version);
        client.upload(entry.id(), image, _ -> {});
        return entry;
    }

    private void assign(Screen screen) {
        screen.press("#deed-assign")
                .choose("#assign-choice", "1.5.0")
                .press("#assign-submit")
                .gone("#assign-submit");
    }

    private void canBeLockedAndUndocked(Screen screen, FxRobot robot) {
        robot.interact(() -> shell.surroundings().lock().toggle());
        var assign = robot.lookup("#deed-assign").queryButton();
        assertThat(assign.isDisabled()).isTrue();
        assertThat(assign.getAccessibleHelp()).contains("read-only");
        robot.interact(() -> shell.surroundings().lock().toggle());
        screen.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
        screen.until(() -> robot.lookup("#device-serial").queryAll().size() == 2);
        robot.interact(() ->
                Window.getWindows().stream()
                        .filter(one -> one != shell.scene().getWindow())
                        .toList()
                        .forEach(Window::hide));
        screen.until(() -> robot.lookup("#device-serial").queryAll().size() == 1);
    }

    private static void describe(Screen screen, FxRobot robot) {
        choose(robot, "describe");
        screen.type("#describe-name", "Boiler room 3")
                .type("#describe-tags", "site-3, old")
                .press("#describe-submit")
                .gone("#describe-submit");
        awaits(screen, robot, "#device-name", "Boiler room 3");
        screen.push(KeyCode.CONTROL, KeyCode.Z);
        awaits(screen, robot, "#device-name", "");
    }

    private void rekey(Screen screen, FxRobot robot, String before) {
        turnTo(robot, "provisioning");
        screen.says("Set ")
                .press("#key-rotate")
                .says("The old key is void at once")
                .press("#question-yes");
        screen.shown("#fresh-key").press("#fresh-key-copy");
        assertThat(desk.copied()).hasSize(43).isNotEqualTo(before);
    }

    private static void decommission(Screen screen, FxRobot robot) {
        choose(robot, "decommission");
        screen.says("This cannot be undone").press("#question-yes");
        screen.says("There is no such device").press("#gone-back").shown("#devices");
    }

    /// An entry of the menu behind the dots.
    private static void choose(FxRobot robot, String deed) {
        MenuButton more = robot.lookup("#device-more").queryAs(MenuButton.class);
        robot.interact(() ->
                more.getItems().stream()
                        .filter(item -> ("deed-" + deed).equals(item.getId()))
                        .forEach(MenuItem::fire));
    }

    private static void awaits(Screen screen, FxRobot robot, String label, String text) {
        screen.until(() -> robot.lookup(label).queryAs(Labeled.class).getText().equals(text));
    }

    private static void turnTo(FxRobot robot, String tab) {
        TabPane tabs = robot.lookup("#device-tabs").queryAs(TabPane.class);
        robot.interact(() ->
                tabs.getTabs().stream()
                        .filter(one -> one.getId().equals("tab-" + tab))
                        .forEach(tabs.getSelectionModel()::select));
    }
}
