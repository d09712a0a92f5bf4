package calypte.console.rollouts;

import calypte.console.client.RolloutForecast;
import calypte.console.client.RolloutForecast.Rival;
import calypte.console.frame.Navigator;
import calypte.console.frame.Place;
import calypte.console.fx.Desk;
import calypte.console.fx.Views;
import calypte.console.rollouts.Entry.Step;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Ties `wizard.fxml` to its view model: the rail of three steps, the counts that go with all of
/// them, and the way on.
public final class WizardController {

    private final WizardViewModel model;
    private final Navigator navigator;
    private final Runnable onClose;
    private final ScopeController scope;
    private final HowController how;
    private final ReviewController review;

    @FXML private ToggleButton scopeStep;
    @FXML private ToggleButton howStep;
    @FXML private ToggleButton reviewStep;
    @FXML private StackPane steps;
    @FXML private FlowPane counts;
    @FXML private HBox conflict;
    @FXML private FlowPane rivals;
    @FXML private Button back;
    @FXML private Button next;
    @FXML private Button start;

    WizardController(WizardViewModel model, Desk desk, Navigator navigator, Runnable onClose) {
        this.model = model;
        this.navigator = navigator;
        this.onClose = onClose;
        this.scope = new ScopeController(model);
        this.how = new HowController(model);
        this.review = new ReviewController(model, desk);
    }

    public WizardViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        steps.getChildren().setAll(Views.load(scope), Views.load(how), Views.load(review));
        step(scopeStep, Step.SCOPE);
        step(howStep, Step.HOW);
        step(reviewStep, Step.REVIEW);
        model.stepProperty().subscribe(this::show);
        model.forecastProperty().subscribe(this::show);
        model.rivals().addListener((ListChangeListener<Rival>) _ -> showRivals());
        model.around().lock().guard(start, model.readyProperty().not());
        showRivals();
    }

    private void step(ToggleButton button, Step step) {
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.stepProperty().set(step);
        });
    }

    /// Where one begins.
    void focus() {
        scope.focus();
    }

    private void show(Step now) {
        var buttons = List.of(scopeStep, howStep, reviewStep);
        for (var step : Step.values()) {
            var view = steps.getChildren().get(step.ordinal());
            view.setVisible(step == now);
            buttons.get(step.ordinal()).setSelected(step == now);
        }
        var isLast = now == Step.REVIEW;
        back.setDisable(now == Step.SCOPE);
        next.setVisible(!isLast);
        next.setManaged(!isLast);
        next.setDefaultButton(!isLast);
        start.setVisible(isLast);
        start.setManaged(isLast);
        start.setDefaultButton(isLast);
        review.tell();
    }

    private void show(@Nullable RolloutForecast seen) {
        counts.getChildren().setAll(Tally.labels(seen, model.texts()));
        review.tell();
    }

    private void showRivals() {
        var isFree = model.rivals().isEmpty();
        conflict.setVisible(!isFree);
        conflict.setManaged(!isFree);
        rivals.getChildren().setAll(model.rivals().stream().map(this::rival).toList());
    }

    private Node rival(Rival rival) {
        var link = new Hyperlink(model.texts().get("wizard.rival", rival.called(), rival.count()));
        link.setOnAction(_ -> {
            onClose.run();
            navigator.open(new Place.OneRollout(rival.id(), rival.called()));
        });
        return link;
    }

    @FXML
    void next() {
        model.next();
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void start() {
        model.start();
    }

    @FXML
    void close() {
        onClose.run();
    }
}
