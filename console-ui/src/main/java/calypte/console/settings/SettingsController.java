package calypte.console.settings;

import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Theme;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/// Ties `settings.fxml` to its cards.
public final class SettingsController implements Screen {

    private final AppearanceController appearance;

    @FXML private VBox cards;

    public SettingsController(Surroundings around, Theme theme) {
        this.appearance = new AppearanceController(theme);
    }

    @FXML
    void initialize() {
        cards.getChildren().add(Views.load(appearance));
    }

    @Override
    public void show(Place place) {
        refresh();
    }

    @Override
    public void refresh() {}
}
