package calypte.console.firmware;

import calypte.console.client.AuditEvent;
import calypte.console.client.Recipe;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.CopyAs;
import calypte.console.look.Words;
import calypte.model.firmware.FirmwareId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All there is to know of one firmware: what it is, who runs it, what was done to it by whom, and
/// what can be done now.
public final class DetailController {

    private static final double LEAST = 360;

    private final Surroundings around;
    private final Deeds deeds;
    private final Runnable onClose;
    private final Texts texts = Texts.beside(DetailController.class);
    private final BooleanProperty cannotDelete = new SimpleBooleanProperty();
    private @Nullable FirmwareRow shown;

    @FXML private VBox detail;
    @FXML private Label name;
    @FXML private Label state;
    @FXML private Label signature;
    @FXML private Label key;
    @FXML private Hyperlink running;
    @FXML private Hyperlink assigned;
    @FXML private Label serial;
    @FXML private Label size;
    @FXML private Label digest;
    @FXML private Label sequence;
    @FXML private Label id;
    @FXML private VBox history;
    @FXML private Label inUse;
    @FXML private MenuButton copyAs;
    @FXML private Button publish;
    @FXML private Button deprecate;
    @FXML private Button revoke;
    @FXML private Button delete;

    DetailController(Surroundings around, Deeds deeds, Runnable onClose) {
        this.around = around;
        this.deeds = deeds;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        around.lock().guard(publish, deprecate, revoke);
        around.lock().guard(delete, cannotDelete);
        for (var word : List.of("show", "publish", "deprecate", "revoke", "delete")) {
            copyAs.getItems()
                    .add(
                            CopyAs.menu(
                                    texts.get("copy." + word),
                                    () -> recipe(word),
                                    around.desk()::copy));
        }
    }

    /// What a button here does, as a shell would do it.
    private Recipe recipe(String word) {
        var firmware = String.valueOf(shown());
        var path = "/firmware/" + firmware;
        var recipes = around.fleet().recipes();
        var call =
                switch (word) {
                    case "show" -> recipes.get(path);
                    case "delete" -> recipes.delete(path);
                    default -> recipes.post(path + "/" + word, Map.of());
                };
        return call.orCalypte("firmware", word, firmware);
    }

    /// Which firmware is on view.
    @Nullable FirmwareId shown() {
        return shown == null ? null : shown.entry().id();
    }

    void show(FirmwareRow row) {
        var before = shown;
        shown = row;
        var entry = row.entry();
        name.setText(row.name());
        Dress.dress(state, row);
        Dress.dressSignature(signature, row);
        var by = entry.signature() == null ? null : entry.signature().keyId();
        key.setText(by == null ? "" : texts.get("detail.key", by));
        key.setVisible(by != null);
        key.setManaged(by != null);
        running.setText(texts.get("detail.running", entry.running()));
        assigned.setText(texts.get("detail.assigned", entry.assigned()));
        serial.setText(entry.serial());
        size.setText(row.size());
        digest.setText(Objects.requireNonNullElse(entry.sha256(), "–"));
        sequence.setText(entry.sequence() == null ? "–" : entry.sequence().toString());
        id.setText(entry.id().toString());
        offer(row);
        if (before == null || !before.entry().equals(entry)) {
            askForHistory(row);
        }
    }

    private void offer(FirmwareRow row) {
        see(publish, row.canPublish());
        see(deprecate, row.canDeprecate());
        see(revoke, row.canRevoke());
        cannotDelete.set(!row.canDelete());
        inUse.setText(row.inUse());
        inUse.setVisible(!row.canDelete());
        inUse.setManaged(!row.canDelete());
    }

    private static void see(Button button, boolean visible) {
        button.setVisible(visible);
        button.setManaged(visible);
    }

    private void askForHistory(FirmwareRow row) {
        around.background()
                .run(
                        () -> around.fleet().library().history(row.entry()),
                        events -> {
                            if (row.entry().id().equals(shown())) {
                                tell(events);
                            }
                        },
                        _ -> history.getChildren().clear());
    }

    private void tell(List<AuditEvent> events) {
        history.getChildren().setAll(events.stream().map(this::line).toList());
    }

    private Label line(AuditEvent event) {
        var action = texts.getOr("done." + event.action(), event.action());
        var when = Words.ago(event.at(), around.clock().instant());
        var who = event.user() == null ? "–" : event.user();
        var line = new Label(texts.get("detail.event", action, who, when));
        line.setTooltip(new Tooltip(event.at().toString()));
        return line;
    }

    void setOpen(boolean open) {
        detail.setVisible(open);
        detail.setManaged(open);
        if (!open) {
            shown = null;
        }
    }

    /// @param width beside the list; endless in its place
    void widen(double width) {
        detail.setMaxWidth(width);
        detail.setMinWidth(Math.min(width, LEAST));
        HBox.setHgrow(detail, width > LEAST ? Priority.ALWAYS : Priority.NEVER);
    }

    @FXML
    void openRunning() {
        if (shown != null) {
            around.navigator().open(new Place.Devices(shown.runningFilter()));
        }
    }

    @FXML
    void openAssigned() {
        if (shown != null) {
            around.navigator().open(new Place.Devices(shown.assignedFilter()));
        }
    }

    @FXML
    void publish() {
        if (shown != null) {
            deeds.publish(shown);
        }
    }

    @FXML
    void deprecate() {
        if (shown != null) {
            deeds.deprecate(shown);
        }
    }

    @FXML
    void revoke() {
        if (shown != null) {
            deeds.revoke(shown);
        }
    }

    @FXML
    void delete() {
        if (shown != null) {
            deeds.delete(shown);
        }
    }

    @FXML
    void copyDigest() {
        around.desk().copy(digest.getText());
    }

    @FXML
    void close() {
        onClose.run();
    }
}
