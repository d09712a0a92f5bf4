package calypte.console.devices;

import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// The buttons over the list, and the commands of the same names.
public final class ToolbarController {

    private static final String IMPORT = "import-devices";
    private static final String EXPORT = "export-devices";

    private final Surroundings around;
    private final DevicesViewModel model;
    private final Sheets sheets;
    private final Texts texts = Texts.beside(ToolbarController.class);

    @FXML private Button register;
    @FXML private Button bringIn;
    @FXML private MenuButton export;
    @FXML private MenuButton columns;

    ToolbarController(Surroundings around, DevicesViewModel model, Sheets sheets) {
        this.around = around;
        this.model = model;
        this.sheets = sheets;
    }

    @FXML
    void initialize() {
        around.lock().guard(register, bringIn);
        new ExportMenu(new ExportViewModel(around, model), model).fill(export);
    }

    /// @param items by which columns are chosen
    void choose(List<MenuItem> items) {
        columns.getItems().setAll(items);
    }

    List<Command> commands() {
        return List.of(
                Command.mutating(
                        Command.REGISTER,
                        texts.get("register.command"),
                        "Shortcut+N",
                        () -> come(this::register)),
                Command.mutating(
                        IMPORT,
                        texts.get("import.command"),
                        "Shortcut+I",
                        () -> come(this::bringIn)),
                Command.harmless(
                        EXPORT,
                        texts.get("export.command"),
                        "Shortcut+E",
                        () -> come(() -> export.show())));
    }

    private void come(Runnable then) {
        around.navigator().open(new Place.Devices(null));
        then.run();
    }

    /// Opens the form for a new device.
    @FXML
    void register() {
        sheets.register(model::refresh);
    }

    /// Opens the wizard for a file of devices.
    @FXML
    void bringIn() {
        sheets.bringIn(model::refresh);
    }

    @FXML
    void refresh() {
        model.refresh();
    }
}
