package calypte.console.device;

import calypte.console.device.AssignViewModel.Choice;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.CopyAs;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;

/// Ties `assign.fxml` to its view model.
public final class AssignController {

    private final Surroundings around;
    private final AssignViewModel model;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(AssignController.class);

    @FXML private ComboBox<Choice> choice;
    @FXML private TextField reason;
    @FXML private Button submit;
    @FXML private MenuButton copyAs;

    AssignController(Surroundings around, AssignViewModel model, Runnable onClose) {
        this.around = around;
        this.model = model;
        this.onClose = onClose;
    }

    public AssignViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        choice.getItems().setAll(model.choices());
        choice.valueProperty().bindBidirectional(model.choiceProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        submit.disableProperty().bind(model.readyProperty().not());
        copyAs.disableProperty().bind(model.choiceProperty().isNull());
        CopyAs.fill(copyAs, model::recipe, this::copy);
    }

    private void copy(String text) {
        around.desk().copy(text);
        around.notices().done(texts.get("copied"));
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
