package calypte.console.rollouts;

import calypte.console.client.Recipe;
import calypte.console.client.RolloutForecast.PhaseSize;
import calypte.console.fx.Desk;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties `review.fxml`, the last step of the wizard, to what the server foretells.
public final class ReviewController {

    private final WizardViewModel model;
    private final Desk desk;

    @FXML private FormField name;
    @FXML private VBox story;
    @FXML private GridPane counts;
    @FXML private GridPane phases;
    @FXML private Label said;

    ReviewController(WizardViewModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    @FXML
    void initialize() {
        name.bind(model.form());
    }

    /// Says it all anew.
    void tell() {
        said.setText("");
        story.getChildren().setAll(model.story().stream().map(ReviewController::sentence).toList());
        counts.getChildren().clear();
        phases.getChildren().clear();
        var seen = model.forecastProperty().get();
        if (seen != null) {
            Tally.lines(seen)
                    .forEach(line ->
                            row(counts, line.count(), model.texts().get(line.key() + ".words")));
            seen.phases().forEach(this::phase);
        }
    }

    private static Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void phase(PhaseSize phase) {
        var number = phases.getRowCount() + 1;
        row(phases, phase.size(), model.texts().get("review.phase", number, phase.name()));
    }

    private static void row(GridPane table, long count, String words) {
        var number = new Label("%,d".formatted(count));
        number.getStyleClass().add("number");
        GridPane.setHalignment(number, HPos.RIGHT);
        table.addRow(table.getRowCount(), number, sentence(words));
    }

    @FXML
    void copyCurl() {
        copy(recipe().map(Recipe::curl));
    }

    @FXML
    void copyCommand() {
        copy(recipe().map(Recipe::calypte));
    }

    private Optional<Recipe> recipe() {
        return Optional.ofNullable(model.form().firmware().get()).map(model::recipe);
    }

    private void copy(Optional<String> text) {
        text.ifPresent(desk::copy);
        said.setText(model.texts().get("copied"));
    }
}
