package calypte.console.firmware;

import calypte.console.firmware.AddFirmwareViewModel.TypeChoice;
import calypte.console.fx.Desk;
import calypte.console.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties `addFirmware.fxml` to its view model.
public final class AddFirmwareController {

    private final AddFirmwareViewModel model;
    private final Desk desk;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(AddFirmwareController.class);

    @FXML private ComboBox<TypeChoice> type;
    @FXML private VBox naming;
    @FXML private TextField newType;
    @FXML private TextField serial;
    @FXML private TextField version;
    @FXML private Button submit;

    AddFirmwareController(AddFirmwareViewModel model, Desk desk, Runnable onClose) {
        this.model = model;
        this.desk = desk;
        this.onClose = onClose;
    }

    public AddFirmwareViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        type.setItems(model.types());
        type.valueProperty().bindBidirectional(model.typeProperty());
        newType.textProperty().bindBidirectional(model.newTypeProperty());
        serial.textProperty().bindBidirectional(model.serialProperty());
        version.textProperty().bindBidirectional(model.versionProperty());
        submit.disableProperty().bind(model.ready().not());
        naming.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> type.getValue() != null && type.getValue().id() == null,
                                type.valueProperty()));
        naming.managedProperty().bind(naming.visibleProperty());
    }

    @FXML
    void choose() {
        desk.chooseFile(texts.get("add.choose")).ifPresent(model::take);
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
