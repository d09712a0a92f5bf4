package calypte.console.rollouts;

import calypte.console.client.Rollout;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of rollouts.
public final class RolloutsViewModel {

    private final Surroundings around;
    private final Texts texts = Texts.beside(RolloutsViewModel.class);
    private final ObservableList<Rollout> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    RolloutsViewModel(Surroundings around) {
        this.around = around;
    }

    void refresh() {
        around.background()
                .run(
                        around.fleet()::rollouts,
                        this::show,
                        cause ->
                                trouble.set(
                                        texts.get("trouble", String.valueOf(cause.getMessage()))));
    }

    private void show(List<Rollout> now) {
        rows.setAll(now);
        trouble.set("");
    }

    ObservableList<Rollout> rows() {
        return rows;
    }

    public String getTrouble() {
        return trouble.get();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
