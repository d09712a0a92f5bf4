package calypte.console.device;

import calypte.console.client.Attempt;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// Ties `attempts.fxml` to its view model.
public final class AttemptsController implements DeviceController.Part {

    private final AttemptsViewModel model;
    private final Texts texts = Texts.beside(AttemptsController.class);

    @FXML private TableView<Attempt> table;
    @FXML private TableColumn<Attempt, Attempt> begun;
    @FXML private TableColumn<Attempt, Attempt> number;
    @FXML private TableColumn<Attempt, Attempt> version;
    @FXML private TableColumn<Attempt, Attempt> took;
    @FXML private TableColumn<Attempt, Attempt> ending;
    @FXML private TableColumn<Attempt, Attempt> steps;

    AttemptsController(AttemptsViewModel model) {
        this.model = model;
    }

    @Override
    public String key() {
        return "attempts";
    }

    @FXML
    void initialize() {
        table.setItems(model.attempts());
        draw(
                begun,
                (cell, it) -> {
                    cell.setText(model.begun(it));
                    cell.setTooltip(new Tooltip(Moments.full(it.dispatchedAt())));
                });
        draw(number, (cell, it) -> cell.setText(Integer.toString(it.attempt())));
        draw(version, (cell, it) -> cell.setText(it.firmwareVersion()));
        draw(took, (cell, it) -> cell.setText(model.took(it)));
        draw(ending, this::end);
        draw(
                steps,
                (cell, it) -> {
                    cell.setText(model.steps(it));
                    cell.setTooltip(new Tooltip(model.steps(it)));
                });
    }

    private void end(TableCell<Attempt, Attempt> cell, Attempt attempt) {
        var detail = Objects.requireNonNullElse(attempt.detail(), "");
        var words = model.ending(attempt);
        cell.setText(detail.isEmpty() ? words : texts.get("ending.detail", words, detail));
        cell.setTooltip(new Tooltip(cell.getText()));
        if (AttemptsViewModel.isGood(attempt)) {
            Looks.dress(cell, Looks.icon("mdi2c-check-circle-outline"), "badge-in-sync");
        } else if (AttemptsViewModel.isBad(attempt)) {
            Looks.dress(cell, Looks.icon("mdi2a-alert-circle-outline"), "badge-failed");
        } else if (attempt.ending() == null) {
            Looks.dress(cell, Looks.icon("mdi2p-progress-download"), "badge-updating");
        }
    }

    @Override
    public void look(boolean somebody) {
        model.look(somebody);
    }

    private static void draw(
            TableColumn<Attempt, Attempt> column,
            BiConsumer<TableCell<Attempt, Attempt>, Attempt> drawing) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new DrawnCell<>(drawing));
    }
}
