package calypte.console;

import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ModalPane;
import calypte.console.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does in front of the window, and what they see there.
final class Screen {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FxRobot robot;
    private final Shell shell;

    Screen(FxRobot robot, Shell shell) {
        this.robot = robot;
        this.shell = shell;
    }

    Screen click(String what) {
        shown(what);
        robot.clickOn(what);
        return this;
    }

    Screen type(String where, String text) {
        shown(where);
        robot.clickOn(where);
        robot.interact(() -> ((TextInputControl) robot.lookup(where).query()).setText(text));
        return this;
    }

    /// Writes into a combo box that takes new words.
    Screen write(String where, String text) {
        shown(where);
        ComboBox<?> box = robot.lookup(where).queryComboBox();
        robot.interact(() -> box.getEditor().setText(text));
        return this;
    }

    /// Chooses the entry of a combo box that begins with `text`.
    Screen choose(String where, String text) {
        shown(where);
        ComboBox<?> box = robot.lookup(where).queryComboBox();
        until(() -> box.getItems().stream().anyMatch(item -> item.toString().startsWith(text)));
        robot.interact(() -> {
            for (var i = 0; i < box.getItems().size(); i++) {
                if (box.getItems().get(i).toString().startsWith(text)) {
                    box.getSelectionModel().select(i);
                }
            }
        });
        return this;
    }

    Screen push(KeyCode... keys) {
        robot.push(keys);
        return this;
    }

    /// Waits until the node is there, to be seen and used.
    Screen shown(String what) {
        until(() -> robot.lookup(what).tryQuery().filter(Screen::isUsable).isPresent());
        return this;
    }

    /// Waits until the node is no longer there.
    Screen gone(String what) {
        until(() -> robot.lookup(what).tryQuery().filter(Screen::isSeen).isEmpty());
        return this;
    }

    /// Waits until a text is somewhere on the screen.
    Screen says(String text) {
        until(() ->
                robot.lookup((Node node) ->
                                node instanceof Labeled label
                                        && label.getText() != null
                                        && label.getText().contains(text)
                                        && isSeen(node))
                        .tryQuery()
                        .isPresent());
        return this;
    }

    /// Chooses a line of a table as the arrow keys do, and opens it.
    void select(String table, int row) {
        robot.interact(() -> {
            table(table).requestFocus();
            table(table).getSelectionModel().clearAndSelect(row);
            table(table).scrollTo(row);
            Event.fireEvent(
                    table(table),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        });
    }

    /// One number of the drift matrix.
    record Number(String text, long count) {}

    /// The numbers of the matrix that is on the screen.
    List<Number> cells() {
        return onScreen(() ->
                robot.lookup(".cell-button").queryAllAs(Button.class).stream()
                        .filter(button -> !button.getStyleClass().contains("nobody"))
                        .map(button ->
                                new Number(
                                        button.getAccessibleText(),
                                        Long.parseLong(button.getText())))
                        .toList());
    }

    Screen open(Number cell) {
        robot.interact(() ->
                robot.lookup((Button button) -> cell.text().equals(button.getAccessibleText()))
                        .queryButton()
                        .fire());
        return this;
    }

    /// What can have the focus, but says nothing to who cannot see it.
    List<String> nameless() {
        return onScreen(() ->
                robot
                        .lookup((Node node) -> node.isFocusTraversable() && isSeen(node))
                        .queryAll()
                        .stream()
                        .filter(Screen::isMute)
                        .map(Node::toString)
                        .toList());
    }

    /// What is cut short on the screen, but for cells of tables and lists, the headings of columns
    /// that can be widened, and what says all of it in a tooltip.
    List<String> clipped() {
        return onScreen(() ->
                robot
                        .lookup((Node node) -> node instanceof Labeled && isSeen(node))
                        .queryAllAs(Labeled.class)
                        .stream()
                        .filter(Screen::isClipped)
                        .map(Labeled::getText)
                        .toList());
    }

    private static boolean isClipped(Labeled label) {
        if (label instanceof Cell
                || label.getParent() instanceof TableColumnHeader
                || label.getTooltip() != null
                || label.getText() == null
                || label.getText().isEmpty()) {
            return false;
        }
        return label.lookup(".text") instanceof Text shown
                && shown.getParent() == label
                && !shown.getText().equals(label.getText())
                && label.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
    }

    private static boolean isMute(Node node) {
        if (node.getAccessibleText() != null) {
            return false;
        }
        return switch (node) {
            case Labeled label -> label.getText() == null || label.getText().isBlank();
            case TextInputControl input -> !isLabelled(input);
            case ComboBox<?> box -> !isLabelled(box);
            default -> false;
        };
    }

    private static boolean isLabelled(Node field) {
        return field.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getLabelFor() == field);
    }

    String textOf(String what) {
        return onScreen(() -> ((TextInputControl) robot.lookup(what).query()).getText());
    }

    TableView<?> table(String what) {
        return robot.lookup(what).query();
    }

    /// Presses without the way of the mouse.
    Screen press(String what) {
        shown(what);
        robot.interact(() -> ((ButtonBase) robot.lookup(what).query()).fire());
        return this;
    }

    /// Keeps a picture of the window in both colours, beginning with the one it wears: changing
    /// them costs more than all the rest.
    Screen pictures(String name) {
        picture(name + "-" + worn());
        robot.interact(shell.theme()::toggle);
        picture(name + "-" + worn());
        return this;
    }

    private String worn() {
        return shell.theme().schemeProperty().get().name().toLowerCase(Locale.ROOT);
    }

    void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        var image = onScreen(() -> (Image) shell.scene().snapshot(null));
        var size = (int) shell.scene().getWidth();
        try {
            Png.write(image, PICTURES.resolve(name + "-" + size + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void until(Supplier<Boolean> condition) {
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO) // most of what is waited for is there already
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> onScreen(condition));
        } catch (ConditionTimeoutException e) {
            picture("failed");
            throw e;
        }
    }

    private <T> T onScreen(Supplier<T> look) {
        var seen = new AtomicReference<T>();
        robot.interact(() -> seen.set(look.get()));
        return seen.get();
    }

    private static boolean isUsable(Node node) {
        return isSeen(node) && !node.isDisabled();
    }

    private static boolean isSeen(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || (at instanceof ModalPane sheet && !sheet.isDisplay())) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
