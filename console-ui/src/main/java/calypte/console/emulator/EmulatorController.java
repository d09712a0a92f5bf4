package calypte.console.emulator;

import calypte.console.frame.Place;
import calypte.console.frame.Playground;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/// Ties `emulator.fxml` to its cards: those that steer where this program plays devices, and a word
/// on how to play some where it does not.
public final class EmulatorController implements Screen {

    private final ElsewhereController elsewhere;
    private final Optional<SteeringController> steering;

    @FXML private VBox cards;

    public EmulatorController(Surroundings around, Optional<Playground> playground) {
        this.elsewhere = new ElsewhereController(around);
        this.steering = playground.map(devices -> new SteeringController(around, devices));
    }

    @FXML
    void initialize() {
        steering.ifPresent(one -> cards.getChildren().add(Views.load(one)));
        cards.getChildren().add(Views.load(elsewhere));
    }

    @Override
    public void show(Place place) {
        refresh();
    }

    @Override
    public void refresh() {
        steering.ifPresent(SteeringController::refresh);
    }
}
