package calypte.console.devices;

import calypte.console.fx.Texts;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// What can be said in a filter, by examples that can be tried at once.
public final class CheatSheetController {

    private static final int EXAMPLES = 9;

    private final Consumer<String> onTry;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(CheatSheetController.class);

    @FXML private GridPane examples;

    CheatSheetController(Consumer<String> onTry, Runnable onClose) {
        this.onTry = onTry;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        for (var i = 1; i <= EXAMPLES; i++) {
            var example = new Hyperlink(texts.get("cheat.example." + i));
            example.getStyleClass().add("mono");
            example.setOnAction(_ -> {
                onClose.run();
                onTry.accept(example.getText());
            });
            examples.addRow(i - 1, example, new Label(texts.get("cheat.meaning." + i)));
        }
    }

    @FXML
    void close() {
        onClose.run();
    }
}
