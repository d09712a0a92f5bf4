package calypte.console.emulator;

import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;

/// How to play devices from a terminal, against this server or any other.
public final class ElsewhereController {

    private final Surroundings around;
    private final Texts texts = Texts.beside(ElsewhereController.class);

    @FXML private TextField command;

    ElsewhereController(Surroundings around) {
        this.around = around;
    }

    @FXML
    void initialize() {
        command.setText(texts.get("command.emulate", around.fleet().server()));
    }

    @FXML
    void copy() {
        around.desk().copy(command.getText());
        around.notices().done(texts.get("copied"));
    }
}
