package calypte.console.devices;

import calypte.console.client.Intervention;
import calypte.console.client.Selection;
import calypte.console.frame.Lock;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;

/// What can be done to the devices that are ticked.
public final class BulkBarController {

    private final DevicesViewModel model;
    private final BulkViewModel bulk;
    private final Lock lock;
    private final Consumer<Selection> assigning;
    private final Consumer<Selection> tagging;

    @FXML private HBox selection;
    @FXML private Label selected;
    @FXML private Button all;
    @FXML private Button assign;
    @FXML private Button retry;
    @FXML private Button hold;
    @FXML private Button release;
    @FXML private MenuButton more;

    /// @param assigning asks which firmware
    /// @param tagging asks which tags
    BulkBarController(
            DevicesViewModel model,
            BulkViewModel bulk,
            Lock lock,
            Consumer<Selection> assigning,
            Consumer<Selection> tagging) {
        this.model = model;
        this.bulk = bulk;
        this.lock = lock;
        this.assigning = assigning;
        this.tagging = tagging;
    }

    @FXML
    void initialize() {
        lock.guard(assign, retry, hold, release, more);
        model.chosen().changesProperty().subscribe(_ -> show());
        model.getStretch().rangeProperty().subscribe(_ -> show());
    }

    private void show() {
        var count = model.chosen().countProperty().get();
        var whole = model.chosen().isAll();
        selection.setVisible(count > 0);
        selection.setManaged(count > 0);
        selected.setText(model.texts().get(whole ? "selected.all" : "selected", count));
        all.setText(model.texts().get("select.all", model.matching()));
        all.setVisible(!whole && model.matching() > count);
        all.setManaged(all.isVisible());
    }

    private Selection target() {
        return model.chosen().selection();
    }

    @FXML
    void chooseAll() {
        model.chooseAll();
    }

    @FXML
    void chooseNone() {
        model.chosen().clear();
    }

    @FXML
    void assign() {
        assigning.accept(target());
    }

    @FXML
    void retry() {
        bulk.intervene(Intervention.RETRY, target());
    }

    @FXML
    void hold() {
        bulk.intervene(Intervention.HOLD, target());
    }

    @FXML
    void release() {
        bulk.intervene(Intervention.RELEASE, target());
    }

    @FXML
    void cancel() {
        bulk.intervene(Intervention.CANCEL, target());
    }

    @FXML
    void tag() {
        tagging.accept(target());
    }

    @FXML
    void decommission() {
        bulk.decommission(target());
    }
}
