package calypte.console.firmware;

import atlantafx.base.controls.ModalPane;
import calypte.console.client.FleetClient;
import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.fx.Views;
import calypte.console.look.Sheet;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Ties `firmware.fxml` to its view model, and opens the form over it.
public final class FirmwareController {

    private final FirmwareViewModel model;
    private final FleetClient fleet;
    private final Background background;
    private final Desk desk;

    @FXML private TableView<FirmwareRow> table;
    @FXML private TableColumn<FirmwareRow, String> type;
    @FXML private TableColumn<FirmwareRow, String> version;
    @FXML private TableColumn<FirmwareRow, String> serial;
    @FXML private TableColumn<FirmwareRow, String> state;
    @FXML private TableColumn<FirmwareRow, String> size;
    @FXML private TableColumn<FirmwareRow, String> digest;
    @FXML private ModalPane modal;

    public FirmwareController(
            FirmwareViewModel model, FleetClient fleet, Background background, Desk desk) {
        this.model = model;
        this.fleet = fleet;
        this.background = background;
        this.desk = desk;
    }

    public FirmwareViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        table.setItems(model.rows());
        text(type, FirmwareRow::type);
        text(version, FirmwareRow::version);
        text(serial, FirmwareRow::serial);
        text(state, FirmwareRow::state);
        text(size, FirmwareRow::size);
        text(digest, FirmwareRow::digest);
    }

    private static void text(
            TableColumn<FirmwareRow, String> column, Function<FirmwareRow, String> words) {
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(words.apply(data.getValue())));
    }

    /// Opens the form for a new firmware.
    @FXML
    public void add() {
        var form = new AddFirmwareViewModel(fleet, background, this::added);
        Sheet.show(modal, Views.load(new AddFirmwareController(form, desk, modal::hide)));
        form.load();
    }

    private void added() {
        modal.hide();
        model.refresh();
    }

    @FXML
    void refresh() {
        model.refresh();
    }
}
