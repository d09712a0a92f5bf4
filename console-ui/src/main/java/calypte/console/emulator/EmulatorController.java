package calypte.console.emulator;

import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import javafx.fxml.FXML;

/// Ties `emulator.fxml` to its view model.
public final class EmulatorController implements Screen {

    private final EmulatorViewModel model;

    public EmulatorController(Surroundings around) {
        this.model = new EmulatorViewModel(around);
    }

    public EmulatorViewModel getModel() {
        return model;
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @FXML
    void open() {
        model.open();
    }

    @FXML
    void copyCommand() {
        model.copyCommand();
    }
}
