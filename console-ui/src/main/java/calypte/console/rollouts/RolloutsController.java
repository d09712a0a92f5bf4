package calypte.console.rollouts;

import calypte.console.client.Rollout;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Ties `rollouts.fxml` to its view model.
public final class RolloutsController implements Screen {

    private final RolloutsViewModel model;

    @FXML private TableView<Rollout> table;
    @FXML private TableColumn<Rollout, String> number;
    @FXML private TableColumn<Rollout, String> name;
    @FXML private TableColumn<Rollout, String> firmware;
    @FXML private TableColumn<Rollout, String> state;

    public RolloutsController(Surroundings around) {
        this.model = new RolloutsViewModel(around);
    }

    public RolloutsViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        table.setItems(model.rows());
        text(number, Rollout::called);
        text(name, Rollout::name);
        text(firmware, one -> one.firmwareVersion() == null ? "" : one.firmwareVersion());
        text(state, Rollout::state);
    }

    private static void text(TableColumn<Rollout, String> column, Function<Rollout, String> words) {
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(words.apply(data.getValue())));
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
