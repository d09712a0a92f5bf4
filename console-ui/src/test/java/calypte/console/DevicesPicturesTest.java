package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.client.Badge;
import calypte.console.client.Trouble;
import calypte.console.devices.Chip;
import calypte.console.devices.DeviceRow;
import calypte.console.devices.DevicesViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The devices, and the forms over them.
final class DevicesPicturesTest extends Gallery {

    private static final String FILE =
            """
            serial,model,firmware,tags,site
            sn-9001,thermo-x,1.5.0,site-3,north
            sn-9002,thermo-x,1.5.0,site-3,north
            sn-9003,thermo-y,1.5.0,site-3,north
            sn 9004,valve-2,2.0.1,site-3,south
            sn-9005,valve-2,9.9.9,site-3,south
            sn-0042,thermo-x,,site-3 canary,south
            sn-0043,thermo-x,,,
            """;

    @Test
    void areFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-devices").until(() -> screen.table("#devices").getItems().size() >= 39);
        keep(screen, "devices");
        look(robot, screen, Badge.FAILED);
        screen.until(() -> screen.table("#devices").isFocused());
        screen.push(KeyCode.SPACE).says("What happens next");
        keep(screen, "drawer");

        screen.press("#drawer-assign").choose("#assign-choice", "thermo-x  ·  1.4.2");
        screen.says("Assign 1.4.2 to 1 device");
        keep(screen, "assign");
        screen.press("#cancel").gone("#cancel");
    }

    @Test
    void whatIsAskedAndTickedIsFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-devices").type("#filter", "statu==FAILED").push(KeyCode.ENTER);
        screen.says("Did you mean status");
        screen.type("#filter", "type==thermo-x;cur").push(KeyCode.END);
        screen.shown(".suggestions");
        keep(screen, "devices-filter");
        screen.type("#filter", "type==thermo-x").push(KeyCode.ENTER, KeyCode.ESCAPE);
        screen.until(() -> screen.table("#devices").getItems().size() < 39);
        robot.interact(() -> screen.table("#devices").requestFocus());
        screen.push(KeyCode.CONTROL, KeyCode.A).shown("#selection");
        keep(screen, "devices-selected");
        screen.press("#bulk-retry").says("Retry the update of");
        keep(screen, "devices-retry");
        screen.push(KeyCode.ESCAPE).press("#select-none");
        screen.press("#filter-help").says("What can be asked");
        keep(screen, "devices-help");
        screen.press("#cheat-close").type("#filter", "nobody-is-called-so").push(KeyCode.ENTER);
        screen.says("No device matches");
        keep(screen, "devices-nothing");
    }

    @Test
    void importingIsFitToBeSeen(FxRobot robot, @TempDir Path folder) throws IOException {
        var screen = screen(robot);
        desk().lay(Files.writeString(folder.resolve("fleet.csv"), FILE));
        screen.press("#nav-devices").press("#import").shown("#import-file");
        keep(screen, "import-source");
        screen.press("#import-file").says("fleet.csv: 7 lines");
        keep(screen, "import-columns");
        screen.press("#import-next").says("Error 3");
        keep(screen, "import");
        screen.press("#import-close").gone("#import-close");
    }

    @Test
    void registeringIsFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-devices")
                .press("#register")
                .type("#register-serial", "pump 42")
                .says("The serial must be");
        keep(screen, "register");
        screen.type("#register-serial", "pump-0042")
                .press("#register-submit")
                .shown("#register-key");
        keep(screen, "registered");
        screen.press("#register-close");
    }

    /// UX.md, 4.3.
    @Test
    void everyChipOpensAsManyDevicesAsItSays() throws Trouble {
        var server = LivelyServer.server();
        try (var fleet = server.client();
                var feed = fleet.feed()) {
            var around = Around.of(fleet, feed);
            var model = new DevicesViewModel(around.surroundings());
            model.refresh();
            for (var chip : model.filter().chips().toArray(Chip[]::new)) {
                model.apply(chip.filter());
                assertThat(model.matching()).as(chip.text()).isEqualTo(chip.count());
                while (!model.getStretch().isLast()) {
                    model.more();
                }
                assertThat(model.rows()).as(chip.text()).hasSize((int) chip.count());
            }
        }
    }

    /// Puts the keyboard on the first line with that badge.
    private static void look(FxRobot robot, Screen screen, Badge badge) {
        var table = screen.table("#devices");
        var rows = table.getItems().stream().map(DeviceRow.class::cast).toList();
        robot.interact(() -> {
            table.requestFocus();
            for (var i = 0; i < rows.size(); i++) {
                if (rows.get(i).badge() == badge) {
                    table.getSelectionModel().clearAndSelect(i);
                    return;
                }
            }
        });
    }
}
