package calypte.console.devices;

import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// Asks what a filter is to be called.
public final class NameController {

    private final Consumer<String> onName;
    private final Runnable onClose;

    @FXML private TextField name;
    @FXML private Button submit;

    NameController(Consumer<String> onName, Runnable onClose) {
        this.onName = onName;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        submit.disableProperty().bind(name.textProperty().map(String::isBlank));
    }

    void focus() {
        name.requestFocus();
    }

    @FXML
    void submit() {
        onName.accept(name.getText());
        onClose.run();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
