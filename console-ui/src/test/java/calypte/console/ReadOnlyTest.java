package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.console.frame.Command;
import calypte.console.frame.Destination;
import calypte.console.frame.Place;
import calypte.console.shell.Connection;
import calypte.console.shell.Connection.Environment;
import calypte.console.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Recorded traffic of a locked console on which every button is pressed, every command run, and a
/// file dropped: nothing that would change anything leaves it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in
final class ReadOnlyTest {

    /// What asks, though it has a body: the server changes nothing for it.
    private static final Set<String> QUESTIONS =
            Set.of("POST /devices/assign", "POST /fleet/address-test", "POST /rollouts");

    /// What opens the lock, or leaves the console.
    private static final Set<String> WAYS_OUT = Set.of("lock", "menu");

    @TempDir private static Path folder;

    private final StubServer server = Sample.serving(Sample.inSync(1), Sample.failed(2));
    private final TestDesk desk = new TestDesk();
    private Shell shell;

    @Start
    void open(Stage stage) {
        var connection = new Connection(server.url(), "token", Environment.PRODUCTION);
        shell = desk.window(stage, connection);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shell::close);
        server.close();
    }

    @Test
    void noPathChangesAnything(FxRobot robot) throws Exception {
        desk.lay(Files.writeString(folder.resolve("pump-1.0.0.bin"), "an image"));
        for (var destination : Destination.values()) {
            var place = Place.of(destination);
            go(robot, place);
            robot.interact(() -> selectAll(shell.scene().getRoot()));
            for (var button : buttons(robot)) {
                press(robot, button);
                go(robot, place);
            }
        }
        go(robot, new Place.Firmware(null));
        robot.interact(() -> Drop.on(robot.lookup("#firmware-page").query(), files()));
        for (var command : List.of(Command.REGISTER, Command.ADD_FIRMWARE, Command.NEW_ROLLOUT)) {
            robot.interact(() -> shell.surroundings().navigator().run(command));
        }
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(shell.surroundings().lock().isClosed()).isTrue();
        assertThat(server.changes())
                .filteredOn(one -> !isQuestion(one))
                .as("what was sent while locked")
                .isEmpty();
    }

    private static boolean isQuestion(StubServer.Asked one) {
        return QUESTIONS.contains(one.call())
                && (one.call().endsWith("-test")
                        || one.body().contains("\"dry_run\":true")
                        || one.uri().contains("dry_run=true"));
    }

    private static List<Path> files() {
        return List.of(folder.resolve("pump-1.0.0.bin"));
    }

    private void go(FxRobot robot, Place place) {
        robot.interact(() -> shell.surroundings().navigator().open(place));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void selectAll(Node root) {
        root.lookupAll(".table-view")
                .forEach(table -> {
                    if (table instanceof TableView<?> rows && !rows.getItems().isEmpty()) {
                        rows.getSelectionModel().selectAll();
                    }
                });
    }

    private static List<ButtonBase> buttons(FxRobot robot) {
        return List.copyOf(
                robot.lookup((Node node) ->
                                node instanceof ButtonBase
                                        && (node.getId() == null
                                                || !WAYS_OUT.contains(node.getId())))
                        .queryAllAs(ButtonBase.class));
    }

    /// As the mouse would: what is disabled or hidden cannot be pressed.
    private static void press(FxRobot robot, ButtonBase button) {
        robot.interact(() -> {
            if (button.isDisabled() || !button.isVisible() || button.getScene() == null) {
                return;
            }
            if (button instanceof MenuButton menu) {
                menu.getItems().forEach(ReadOnlyTest::choose);
            } else {
                button.fire();
            }
        });
    }

    private static void choose(MenuItem item) {
        if (!item.isDisable()) {
            item.fire();
        }
    }
}
