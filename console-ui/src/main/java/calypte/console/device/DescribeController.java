package calypte.console.device;

import javafx.fxml.FXML;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Ties `describe.fxml` to its view model.
public final class DescribeController {

    private final DescribeViewModel model;
    private final Runnable onClose;

    @FXML private TextField name;
    @FXML private TextField tags;
    @FXML private TextArea notes;

    DescribeController(DescribeViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
    }

    public DescribeViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        tags.textProperty().bindBidirectional(model.tagsProperty());
        notes.textProperty().bindBidirectional(model.notesProperty());
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
