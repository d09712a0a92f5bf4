package calypte.console.devices;

import calypte.console.client.Selection;
import calypte.console.frame.Lock;
import calypte.console.frame.Navigator;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Desk;
import calypte.console.look.Looks;
import calypte.console.look.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One device beside the list: what it runs, what it should run, why not, and what comes next.
public final class DrawerController {

    private final InstantSource clock;
    private final Desk desk;
    private final Lock lock;
    private final Navigator navigator;
    private final Consumer<Selection> onAssign;
    private final Runnable onClose;
    private @Nullable DeviceRow shown;

    @FXML private VBox drawer;
    @FXML private Label serial;
    @FXML private Label name;
    @FXML private Label status;
    @FXML private Label link;
    @FXML private Label current;
    @FXML private Label assigned;
    @FXML private VBox explanation;
    @FXML private Label why;
    @FXML private Label next;
    @FXML private Label type;
    @FXML private Label tags;
    @FXML private Label registered;
    @FXML private Label attempts;
    @FXML private Label id;
    @FXML private Button assign;

    DrawerController(Surroundings around, Consumer<Selection> onAssign, Runnable onClose) {
        this.clock = around.clock();
        this.desk = around.desk();
        this.lock = around.lock();
        this.navigator = around.navigator();
        this.onAssign = onAssign;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        lock.guard(assign);
    }

    void setOpen(boolean open) {
        drawer.setVisible(open);
        drawer.setManaged(open);
    }

    boolean isOpen() {
        return drawer.isVisible();
    }

    /// Shows what is new of the device on view, if it is among `rows`.
    void update(List<? extends DeviceRow> rows) {
        var device = shown;
        if (device != null) {
            rows.stream()
                    .filter(row -> row.id().equals(device.id()))
                    .findFirst()
                    .ifPresent(this::show);
        }
    }

    void show(DeviceRow row) {
        var device = row.device();
        shown = row;
        serial.setText(row.serial());
        name.setText(device.name());
        name.setVisible(!device.name().isEmpty());
        name.setManaged(name.isVisible());
        Looks.dress(status, row.badge());
        status.setText(row.status());
        var reach = device.status().link();
        link.setText(Words.of(reach));
        Looks.dress(link, Looks.icon(reach), Looks.style(reach));
        current.setText(row.currentInFull());
        assigned.setText(row.assignedInFull());
        why.setText(row.why());
        next.setText(row.next());
        explanation.setVisible(!row.why().isEmpty() || !row.next().isEmpty());
        explanation.setManaged(explanation.isVisible());
        type.setText(row.type());
        tags.setText(row.tags());
        registered.setText(row.registered(clock.instant()));
        attempts.setText(Integer.toString(device.attempts()));
        id.setText(row.id().toString());
    }

    @FXML
    void assign() {
        if (shown != null) {
            onAssign.accept(Selection.of(List.of(shown.id())));
        }
    }

    /// Goes to the device's own page.
    @FXML
    void open() {
        if (shown != null) {
            navigator.open(new Place.OneDevice(shown.id(), shown.serial()));
        }
    }

    @FXML
    void copySerial() {
        desk.copy(serial.getText());
    }

    @FXML
    void close() {
        onClose.run();
    }
}
