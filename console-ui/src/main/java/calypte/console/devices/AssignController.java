package calypte.console.devices;

import calypte.console.client.Assignment.Counts;
import calypte.console.devices.AssignViewModel.Choice;
import calypte.console.look.CopyAs;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `assign.fxml` to its view model.
public final class AssignController {

    private final AssignViewModel model;
    private final Consumer<String> copy;
    private final Runnable onClose;

    @FXML private ComboBox<Choice> choice;
    @FXML private GridPane counts;
    @FXML private VBox downgrading;
    @FXML private CheckBox downgrade;
    @FXML private TextField reason;
    @FXML private Button submit;
    @FXML private MenuButton more;

    /// @param copy gets what is copied for a shell
    AssignController(AssignViewModel model, Consumer<String> copy, Runnable onClose) {
        this.model = model;
        this.copy = copy;
        this.onClose = onClose;
    }

    public AssignViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        choice.setItems(model.choices());
        choice.valueProperty().bindBidirectional(model.choiceProperty());
        downgrade.selectedProperty().bindBidirectional(model.downgradeProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        more.getItems().setAll(CopyAs.menu(model::recipe, copy));
        submit.disableProperty().bind(model.readyProperty().not());
        model.countsProperty().subscribe(this::show);
    }

    private void show(@Nullable Counts seen) {
        counts.getChildren().clear();
        var older = seen != null && (seen.downgrade() > 0 || downgrade.isSelected());
        downgrading.setVisible(older);
        downgrading.setManaged(older);
        if (seen != null) {
            for (var line : lines(seen)) {
                add(line);
            }
        }
    }

    private record Line(String key, long count, boolean always) {}

    private static List<Line> lines(Counts seen) {
        return List.of(
                new Line("assign.will-update", seen.willUpdate(), true),
                new Line("assign.offline", seen.offline(), false),
                new Line("assign.already-there", seen.alreadyThere(), true),
                new Line("assign.incompatible", seen.incompatible(), false),
                new Line("assign.held", seen.held(), false),
                new Line("assign.downgrade", seen.downgrade(), false));
    }

    private void add(Line line) {
        if (line.always() || line.count() > 0) {
            var number = new Label("%,d".formatted(line.count()));
            number.getStyleClass().add("number");
            var words = new Label(model.texts().get(line.key()));
            counts.addRow(counts.getRowCount(), number, words);
        }
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
