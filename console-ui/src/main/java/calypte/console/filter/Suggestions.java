package calypte.console.filter;

import calypte.console.filter.Completion.Suggestion;
import calypte.console.fx.Texts;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The list under a field with what could be typed next. It stays out of the way: Enter is the
/// field's own unless a line was chosen with the arrow keys; Tab takes the first.
public final class Suggestions {

    private static final double LINE = 26;
    private static final double WIDTH = 400;

    private final TextField field;
    private final StackPane over;
    private final Completing completing;
    private final ListView<Suggestion> list = new ListView<>();
    private Completion shown = new Completion(0, 0, List.of());
    private boolean wanted;

    /// Knows what could be typed.
    public interface Completing {
        Completion at(String text, int caret);
    }

    /// @param over the pane over the page in which the list may lie
    public Suggestions(TextField field, StackPane over, Completing completing) {
        this.field = field;
        this.over = over;
        this.completing = completing;
        list.getStyleClass().add("suggestions");
        list.setFixedCellSize(LINE);
        list.setFocusTraversable(false);
        list.setAccessibleText(Texts.beside(Suggestions.class).get("suggestions"));
        list.setCellFactory(_ -> new Line());
        list.setVisible(false);
        StackPane.setAlignment(list, Pos.TOP_LEFT);
        over.getChildren().add(list);
        listen();
    }

    private void listen() {
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.textProperty()
                .addListener(_ -> {
                    wanted = field.isFocused();
                    update();
                });
        field.caretPositionProperty().addListener(_ -> update());
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        close();
                    }
                });
        // Before the list would take the focus, and so close itself.
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::click);
    }

    private void press(KeyEvent event) {
        var handled =
                switch (event.getCode()) {
                    case SPACE -> event.isShortcutDown() && open();
                    case DOWN -> move(1) || open();
                    case UP -> move(-1);
                    case TAB -> !event.isShiftDown() && acceptOr(0);
                    case ENTER -> acceptOr(-1);
                    case ESCAPE -> isOpen() && close();
                    default -> false;
                };
        if (handled) {
            event.consume();
        }
    }

    private boolean isOpen() {
        return list.isVisible();
    }

    private boolean open() {
        wanted = true;
        update();
        return isOpen();
    }

    private boolean close() {
        wanted = false;
        list.setVisible(false);
        return true;
    }

    private void update() {
        var text = field.getText();
        if (!wanted || text == null) {
            return;
        }
        shown = completing.at(text, Math.min(field.getCaretPosition(), text.length()));
        list.getItems().setAll(shown.suggestions());
        list.getSelectionModel().clearSelection();
        list.setVisible(!shown.suggestions().isEmpty());
        place();
    }

    private void place() {
        var height = Math.min(8, shown.suggestions().size()) * LINE + 4;
        list.setMinHeight(height);
        list.setMaxSize(WIDTH, height);
        var corner = over.sceneToLocal(field.localToScene(new Point2D(0, field.getHeight() + 2)));
        list.setTranslateX(corner.getX());
        list.setTranslateY(corner.getY());
    }

    private boolean move(int by) {
        if (!isOpen()) {
            return false;
        }
        var last = list.getItems().size() - 1;
        var next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, -1, last);
        list.getSelectionModel().clearAndSelect(next);
        list.scrollTo(Math.max(0, next));
        return true;
    }

    /// @param otherwise the line that is taken if none is chosen; -1 for none
    private boolean acceptOr(int otherwise) {
        if (!isOpen()) {
            return false;
        }
        var chosen = list.getSelectionModel().getSelectedIndex();
        var at = chosen < 0 ? otherwise : chosen;
        if (at < 0) {
            close();
            return false;
        }
        accept(list.getItems().get(at));
        return true;
    }

    private void click(MouseEvent event) {
        for (var node = event.getPickResult().getIntersectedNode();
                node != null && node != list;
                node = node.getParent()) {
            if (node instanceof Line line && line.getItem() != null) {
                accept(line.getItem());
            }
        }
        event.consume();
    }

    private void accept(Suggestion one) {
        var to = shown.from() + one.text().length();
        field.replaceText(shown.from(), shown.to(), one.text());
        field.positionCaret(to);
    }

    private static final class Line extends ListCell<Suggestion> {

        private final Label text = new Label();
        private final Label hint = new Label();
        private final HBox line = new HBox(12, text, hint);

        Line() {
            text.getStyleClass().add("mono");
            text.setMinWidth(Label.USE_PREF_SIZE);
            hint.getStyleClass().addAll("text-muted", "small");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Suggestion one, boolean empty) {
            super.updateItem(one, empty);
            setGraphic(one == null || empty ? null : line);
            if (one != null && !empty) {
                text.setText(one.text());
                hint.setText(one.hint());
                setAccessibleText(one.text() + " " + one.hint());
            }
        }
    }
}
