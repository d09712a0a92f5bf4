package calypte.console.devices;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// Ties `tag.fxml` to its view model.
public final class TagController {

    private final TagViewModel model;
    private final Runnable onClose;

    @FXML private TextField on;
    @FXML private TextField off;
    @FXML private Button submit;

    TagController(TagViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
    }

    public TagViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        on.textProperty().bindBidirectional(model.onProperty());
        off.textProperty().bindBidirectional(model.offProperty());
        submit.disableProperty().bind(model.readyProperty().not());
    }

    void focus() {
        on.requestFocus();
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
