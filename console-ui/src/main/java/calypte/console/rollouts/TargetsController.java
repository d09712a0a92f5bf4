package calypte.console.rollouts;

import calypte.console.client.RolloutClient.Which;
import calypte.console.client.RolloutTarget;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/// Ties `targets.fxml`, the devices of a rollout, to its view model.
public final class TargetsController {

    private final TargetsViewModel model;

    @FXML private TableView<RolloutTarget> targets;
    @FXML private TableColumn<RolloutTarget, RolloutTarget> serial;
    @FXML private TableColumn<RolloutTarget, RolloutTarget> phase;
    @FXML private TableColumn<RolloutTarget, RolloutTarget> part;
    @FXML private TableColumn<RolloutTarget, RolloutTarget> reason;
    @FXML private TableColumn<RolloutTarget, RolloutTarget> finished;

    TargetsController(TargetsViewModel model) {
        this.model = model;
    }

    public TargetsViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        targets.setItems(model.rows());
        Cells.text(serial, RolloutTarget::deviceSerial);
        Cells.text(phase, one -> Integer.toString(one.phase()));
        Cells.draw(
                part,
                (cell, one) -> {
                    cell.setText(model.words().of(one.state()));
                    Faces.dress(cell, one.state());
                });
        Cells.text(reason, model::reason);
        Cells.text(finished, model::finished);
        targets.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            }
        });
        targets.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
    }

    void focus() {
        targets.requestFocus();
    }

    private void openSelected() {
        Optional.ofNullable(targets.getSelectionModel().getSelectedItem()).ifPresent(model::open);
    }

    @FXML
    void all() {
        model.show(Which.ALL);
    }

    @FXML
    void loadMore() {
        model.loadMore();
    }
}
