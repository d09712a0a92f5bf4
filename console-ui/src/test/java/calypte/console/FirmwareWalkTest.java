package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.AuditQuery;
import calypte.console.client.NewDevice;
import calypte.console.client.Trouble;
import calypte.console.firmware.FirmwareRow;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import calypte.model.firmware.Firmware.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
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

/// A firmware's life in the window: dropped, named, published, run by devices, revoked.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and TestFX fill the fields in
final class FirmwareWalkTest {

    @TempDir private static Path folder;
    private static RealServer server;

    private Shell shell;
    private Screen screen;

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
        shell = new TestDesk().window(stage, server.connection(Environment.DEMO));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
    }

    @Test
    void isDroppedPublishedRunAndRevoked(FxRobot robot) throws IOException, Trouble {
        screen = new Screen(robot, shell);
        screen.press("#nav-firmware").shown("#add-first").pictures("firmware-empty");

        drop(robot, image("thermo-1.4.0.bin", "one"), image("thermo-1.5.0.bin", "another"));
        screen.says("thermo-1.4.0.bin").says("thermo-1.5.0.bin").pictures("firmware-upload");
        assertThat(screen.nameless()).isEmpty();
        publishAll(robot);
        screen.until(() -> rows().size() == 2);
        assertThat(rows()).extracting(FirmwareRow::version).containsExactly("1.5.0", "1.4.0");
        assertThat(rows()).allMatch(row -> row.entry().state() == State.PUBLISHED);

        drop(robot, image("thermo-1.6.0.bin", "another"));
        screen.says("The same content is in the library as thermo 1.5.0.");
        screen.press("#arrival-draft").gone("#arrival-draft").until(() -> rows().size() == 3);
        assertThat(rows().getFirst().entry().state()).isEqualTo(State.DRAFT);

        devicesRun("thermo-1.5.0", 3);
        screen.until(() -> row("1.5.0").entry().running() == 3);
        openDetail("1.5.0");
        screen.says("3 devices run it").says("Uploaded by operator").pictures("firmware-detail");
        assertThat(screen.nameless()).isEmpty();
        assertThat(isDisabled(robot, "#firmware-delete")).isTrue();
        screen.says("It cannot be deleted: 3 devices run it");

        screen.press("#firmware-revoke").says("Affected: sn-1, sn-2, sn-3.");
        assertThat(isDisabled(robot, "#question-yes")).isTrue();
        screen.pictures("firmware-revoke").type("#question-count", "3").press("#question-yes");
        screen.until(() -> row("1.5.0").entry().state() == State.REVOKED);

        openDetail("1.5.0");
        screen.press("#firmware-running")
                .until(() -> screen.table("#devices").getItems().size() == 3);
        assertThat(screen.textOf("#filter")).isEqualTo("current==1.5.0");
    }

    @Test
    void nothingIsTakenWhileLocked(FxRobot robot) throws IOException, Trouble {
        screen = new Screen(robot, shell);
        screen.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L).says("Read-only");
        var before = trail();

        screen.press("#nav-firmware");
        drop(robot, image("pump-1.0.0.bin", "locked"));
        screen.push(KeyCode.CONTROL, KeyCode.O).gone("#arrival-publish");

        assertThat(trail()).isEqualTo(before);
    }

    private static long trail() throws Trouble {
        try (var client = server.client()) {
            var latest = client.audit(AuditQuery.latest(1)).items();
            return latest.isEmpty() ? 0 : latest.getFirst().sequence();
        }
    }

    private static void drop(FxRobot robot, Path... files) {
        robot.interact(() -> Drop.on(robot.lookup("#firmware-page").query(), List.of(files)));
    }

    private void publishAll(FxRobot robot) {
        screen.until(() ->
                robot.lookup("#arrival-publish").queryAllAs(Button.class).stream()
                        .noneMatch(Button::isDisabled));
        robot.interact(() ->
                robot.lookup("#arrival-publish").queryAllAs(Button.class).forEach(Button::fire));
        screen.gone("#arrival-publish");
    }

    private void openDetail(String version) {
        screen.select("#library", rows().indexOf(row(version)));
        screen.shown("#firmware-name");
    }

    private static boolean isDisabled(FxRobot robot, String what) {
        return robot.lookup(what).query().isDisabled();
    }

    private static Path image(String name, String content) throws IOException {
        return Files.writeString(
                folder.resolve(name), content.repeat(20_000), StandardCharsets.UTF_8);
    }

    private static void devicesRun(String firmware, int count) throws Trouble {
        try (var client = server.client()) {
            var entry =
                    client.catalogue().firmware().stream()
                            .filter(one -> one.serial().equals(firmware))
                            .findFirst()
                            .orElseThrow();
            for (var i = 1; i <= count; i++) {
                var device =
                        new NewDevice(
                                "sn-" + i, entry.typeId(), entry.id(), "Boiler " + i, List.of());
                var key = client.register(device).key().value();
                var _ = server.report("sn-" + i, key, firmware, "boot-1");
            }
        }
    }

    private FirmwareRow row(String version) {
        return rows().stream()
                .filter(row -> row.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private List<FirmwareRow> rows() {
        return screen.table("#library").getItems().stream().map(FirmwareRow.class::cast).toList();
    }
}
