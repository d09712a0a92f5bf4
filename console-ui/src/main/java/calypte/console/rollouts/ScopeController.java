package calypte.console.rollouts;

import calypte.console.rollouts.RolloutForm.Choice;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;

/// Ties `scope.fxml`, the first step of the wizard, to what is entered: which firmware, for whom.
public final class ScopeController {

    private final WizardViewModel model;

    @FXML private ComboBox<Choice> firmware;
    @FXML private FormField filter;
    @FXML private CheckBox downgrade;
    @FXML private FormField reason;

    ScopeController(WizardViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        var form = model.form();
        firmware.setItems(model.choices());
        firmware.valueProperty().bindBidirectional(form.firmware());
        List.of(filter, reason).forEach(field -> field.bind(form));
        downgrade.selectedProperty().bindBidirectional(form.downgrade());
        reason.visibleProperty().bind(form.downgrade());
        reason.managedProperty().bind(form.downgrade());
    }

    void focus() {
        firmware.requestFocus();
    }
}
