package calypte.console.firmware;

import atlantafx.base.controls.ModalPane;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Sheet;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Ties `firmware.fxml` to its view model, and opens the form over it.
public final class FirmwareController implements Screen {

    private final FirmwareViewModel model;
    private final Surroundings around;
    private final Texts texts = Texts.beside(FirmwareController.class);

    @FXML private TableView<FirmwareRow> table;
    @FXML private TableColumn<FirmwareRow, String> type;
    @FXML private TableColumn<FirmwareRow, String> version;
    @FXML private TableColumn<FirmwareRow, String> serial;
    @FXML private TableColumn<FirmwareRow, String> state;
    @FXML private TableColumn<FirmwareRow, String> size;
    @FXML private TableColumn<FirmwareRow, String> digest;
    @FXML private ModalPane modal;
    @FXML private Button add;

    public FirmwareController(Surroundings around) {
        this.around = around;
        this.model = new FirmwareViewModel(around.fleet(), around.feed(), around.background());
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @Override
    public List<Command> commands() {
        var title = texts.get("add.command");
        return List.of(
                Command.mutating(Command.ADD_FIRMWARE, title, "Shortcut+O", this::comeAndAdd));
    }

    private void comeAndAdd() {
        around.navigator().open(new Place.Firmware(null));
        add();
    }

    public FirmwareViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        around.lock().guard(add);
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
    void add() {
        var form = new AddFirmwareViewModel(around.fleet(), around.background(), this::added);
        var controller = new AddFirmwareController(form, around.desk(), modal::hide);
        Sheet.show(modal, Views.load(controller));
        form.load();
    }

    private void added() {
        modal.hide();
        model.refresh();
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }
}
