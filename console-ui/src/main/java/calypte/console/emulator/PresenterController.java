package calypte.console.emulator;

import calypte.console.frame.Playground.Scene;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// Ties `presenter.fxml` to its view model.
public final class PresenterController {

    private final PresenterViewModel model;
    private final Surroundings around;

    @FXML private VBox scenes;
    @FXML private Button next;
    @FXML private ListView<String> lines;

    PresenterController(PresenterViewModel model, Surroundings around) {
        this.model = model;
        this.around = around;
    }

    public PresenterViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        model.scenes().forEach(this::add);
        lines.setItems(model.lines());
        model.lines()
                .addListener(
                        (ListChangeListener<String>)
                                _ ->
                                        Views.afterLayout(
                                                lines,
                                                () -> lines.scrollTo(lines.getItems().size() - 1)));
        around.lock().guard(next, model.waitingProperty().not());
    }

    private void add(Scene scene) {
        var button = new Button(scene.title());
        button.setId("scene-" + scene.name());
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("scene");
        button.setOnAction(_ -> model.choose(scene));
        around.lock().guard(button, model.playingProperty());
        scenes.getChildren().add(button);
    }

    @FXML
    void goOn() {
        model.goOn();
    }
}
