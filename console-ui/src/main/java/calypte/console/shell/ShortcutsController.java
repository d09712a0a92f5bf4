package calypte.console.shell;

import calypte.console.frame.Command;
import calypte.console.fx.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// All keys on one sheet: those of the commands, and those that hold within lists.
public final class ShortcutsController {

    /// The keys that belong to no command: what they do depends on where the cursor is.
    private static final List<String> WITHIN_LISTS =
            List.of("open", "tick", "close", "copy", "matrix", "slash");

    private static final double WORDS = 270;

    private final List<Command> commands;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(ShortcutsController.class);

    @FXML private GridPane left;
    @FXML private GridPane right;

    ShortcutsController(List<Command> commands, Runnable onClose) {
        this.commands = commands;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        var keyed = commands.stream().filter(one -> one.combination().isPresent()).toList();
        var half = (keyed.size() + WITHIN_LISTS.size() + 1) / 2;
        for (var i = 0; i < keyed.size(); i++) {
            var keys = keyed.get(i).combination().map(Keys::words).orElse("");
            add(i < half ? left : right, keyed.get(i).title(), keys);
        }
        for (var key : WITHIN_LISTS) {
            add(right, texts.get("key." + key), texts.get("key." + key + ".keys"));
        }
    }

    private static void add(GridPane table, String what, String keys) {
        var key = new Label(keys);
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(what);
        words.setWrapText(true);
        words.setPrefWidth(WORDS);
        words.setMinHeight(Region.USE_PREF_SIZE);
        table.addRow(table.getRowCount(), words, key);
    }

    @FXML
    void close() {
        onClose.run();
    }
}
