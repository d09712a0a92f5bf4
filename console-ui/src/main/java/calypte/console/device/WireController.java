package calypte.console.device;

import calypte.console.client.WireMessage;
import calypte.console.client.WireMessage.Direction;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.CopyAs;
import calypte.console.look.Looks;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Ties `wire.fxml` to its view model.
public final class WireController implements DeviceController.Part {

    private final Surroundings around;
    private final WireViewModel model;
    private final Says says = new Says();
    private final Texts texts = Texts.beside(WireController.class);

    @FXML private TableView<WireMessage> table;
    @FXML private TableColumn<WireMessage, WireMessage> at;
    @FXML private TableColumn<WireMessage, WireMessage> direction;
    @FXML private TableColumn<WireMessage, WireMessage> topic;
    @FXML private TableColumn<WireMessage, WireMessage> message;
    @FXML private TextArea whole;
    @FXML private Button copy;
    @FXML private MenuButton copyAs;

    WireController(Surroundings around, WireViewModel model) {
        this.around = around;
        this.model = model;
    }

    @Override
    public String key() {
        return "wire";
    }

    @FXML
    void initialize() {
        table.setItems(model.messages());
        draw(
                at,
                (cell, message) -> {
                    cell.setText(Moments.exact(message.at()));
                    cell.setTooltip(new Tooltip(Moments.full(message.at())));
                });
        draw(
                direction,
                (cell, message) -> {
                    var up = message.direction() == Direction.UP;
                    cell.setText(texts.get("direction." + message.direction()));
                    cell.setGraphic(Looks.icon(up ? "mdi2a-arrow-up" : "mdi2a-arrow-down"));
                });
        draw(
                topic,
                (cell, message) -> {
                    cell.setText(message.subject());
                    cell.setTooltip(new Tooltip(message.topic()));
                });
        draw(
                message,
                (cell, it) -> {
                    cell.setText(says.spoken(it));
                    cell.setTooltip(new Tooltip(cell.getText()));
                });
        table.getSelectionModel().selectedItemProperty().subscribe(this::show);
        CopyAs.fill(copyAs, () -> model.recipe(chosen()), around.desk()::copy);
    }

    private @Nullable WireMessage chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private void show(@Nullable WireMessage message) {
        whole.setVisible(message != null);
        whole.setManaged(message != null);
        copy.setDisable(message == null);
        if (message != null) {
            var more = message.truncated() ? "\n" + texts.get("wire.truncated") : "";
            whole.setText(message.topic() + "\n\n" + message.readable() + more);
        }
    }

    @FXML
    void copy() {
        var message = chosen();
        if (message != null) {
            model.copy(message);
        }
    }

    @Override
    public void look(boolean somebody) {
        model.look(somebody);
    }

    private static void draw(
            TableColumn<WireMessage, WireMessage> column,
            BiConsumer<TableCell<WireMessage, WireMessage>, WireMessage> drawing) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new DrawnCell<>(drawing));
    }
}
