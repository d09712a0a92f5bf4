package calypte.console.devices;

import calypte.console.client.Registered;
import calypte.console.devices.RegisterViewModel.FirmwareChoice;
import calypte.console.devices.RegisterViewModel.TypeChoice;
import calypte.console.fx.Desk;
import calypte.console.fx.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `register.fxml` to its view model.
public final class RegisterController {

    private final RegisterViewModel model;
    private final Desk desk;
    private final Runnable onClose;
    private final Consumer<Boolean> hold;
    private final Texts texts = Texts.beside(RegisterController.class);

    @FXML private VBox form;
    @FXML private VBox done;
    @FXML private TextField serial;
    @FXML private TextField name;
    @FXML private TextField tags;
    @FXML private ComboBox<TypeChoice> type;
    @FXML private ComboBox<FirmwareChoice> firmware;
    @FXML private Label noType;
    @FXML private Button submit;
    @FXML private Label doneTitle;
    @FXML private TextField key;
    @FXML private Button copy;

    /// @param hold while true, nothing but its own buttons may close the sheet: it shows the key
    RegisterController(
            RegisterViewModel model, Desk desk, Runnable onClose, Consumer<Boolean> hold) {
        this.model = model;
        this.desk = desk;
        this.onClose = onClose;
        this.hold = hold;
    }

    public RegisterViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        serial.textProperty().bindBidirectional(model.serialProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        tags.textProperty().bindBidirectional(model.tagsProperty());
        type.setItems(model.types());
        type.valueProperty().bindBidirectional(model.typeProperty());
        firmware.setItems(model.firmwareChoices());
        firmware.valueProperty().bindBidirectional(model.firmwareProperty());
        noType.visibleProperty().bind(Bindings.isEmpty(model.types()));
        noType.managedProperty().bind(noType.visibleProperty());
        submit.disableProperty().bind(model.ready().not());
        model.doneProperty().subscribe(this::show);
    }

    void focus() {
        serial.requestFocus();
    }

    private void show(@Nullable Registered registered) {
        var over = registered != null;
        form.setVisible(!over);
        form.setManaged(!over);
        done.setVisible(over);
        done.setManaged(over);
        hold.accept(over);
        if (registered == null) {
            key.clear();
            serial.requestFocus();
        } else {
            doneTitle.setText(texts.get("register.done", registered.device().deviceSerial()));
            key.setText(registered.key().value());
            copy.setText(texts.get("register.copy"));
            copy.requestFocus();
        }
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void copyKey() {
        desk.copy(key.getText());
        copy.setText(texts.get("register.copied"));
    }

    @FXML
    void another() {
        model.another();
    }

    @FXML
    void close() {
        hold.accept(false);
        onClose.run();
    }
}
