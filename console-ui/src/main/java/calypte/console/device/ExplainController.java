package calypte.console.device;

import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;

/// Ties `explain.fxml` to a sequence: its drawing, and beside it the same in words.
public final class ExplainController {

    private final Sequence sequence;
    private final Says says = new Says();
    private final Runnable onClose;

    @FXML private Label title;
    @FXML private ScrollPane drawing;
    @FXML private TextArea lines;

    ExplainController(Sequence sequence, Runnable onClose) {
        this.sequence = sequence;
        this.onClose = onClose;
    }

    @FXML
    void initialize() {
        title.setText(sequence.title());
        drawing.setContent(new SequencePane(sequence, says));
        lines.setText(
                sequence.arrows().stream().map(says::line).collect(Collectors.joining("\n\n")));
    }

    @FXML
    void close() {
        onClose.run();
    }
}
