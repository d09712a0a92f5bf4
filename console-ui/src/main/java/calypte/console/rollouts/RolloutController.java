package calypte.console.rollouts;

import calypte.console.client.Rollout;
import calypte.console.client.RolloutClient.Which;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.SegmentedBar;
import calypte.console.look.SegmentedBar.Segment;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `rollout.fxml`, the page of one rollout, to its view model.
public final class RolloutController implements Screen {

    private static final PseudoClass STANDSTILL = PseudoClass.getPseudoClass("standstill");

    private final Surroundings around;
    private final RolloutViewModel model;

    @FXML private Label name;
    @FXML private Label purpose;
    @FXML private Label state;
    @FXML private Button start;
    @FXML private Button pause;
    @FXML private Button resume;
    @FXML private Button approve;
    @FXML private Button retry;
    @FXML private Button rollBack;
    @FXML private Button abort;
    @FXML private VBox why;
    @FXML private Label explanation;
    @FXML private Label advice;
    @FXML private Label times;
    @FXML private FlowPane counts;
    @FXML private SegmentedBar bar;
    @FXML private PhaseGrid phases;
    @FXML private FailureBars failures;
    @FXML private Sparkline sparkline;
    @FXML private Label pace;
    @FXML private VBox cards;
    @FXML private MenuButton copy;
    private final TargetsController targets;
    private @Nullable Animation clock;

    public RolloutController(Surroundings around, Place.OneRollout place) {
        this.around = around;
        this.model = new RolloutViewModel(around, place.id());
        this.targets = new TargetsController(model.targets());
    }

    public RolloutViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        around.lock().guard(start, pause, resume, approve, retry, rollBack, abort);
        bar.setOnOpen(segment -> open(TargetState.valueOf(segment.target())));
        phases.setOnOpen(this::open);
        failures.setOnView(this::open);
        failures.setOnRetry(
                (one, failure) -> model.actions().retry(one, failure.reason(), failure.count()));
        cards.getChildren().add(Views.load(targets));
        model.rolloutProperty().subscribe(this::show);
        name.sceneProperty().subscribe(scene -> model.watch(scene != null));
        clock = Views.every(Duration.ofSeconds(5), () -> show(model.rolloutProperty().get()));
    }

    private void show(@Nullable Rollout one) {
        if (one == null) {
            return;
        }
        name.setText(one.called() + "  " + one.name());
        purpose.setText(model.purpose(one));
        Looks.dress(state, one.state());
        explanation.setText(one.explanation());
        put(advice, model.advice(one));
        why.pseudoClassStateChanged(STANDSTILL, !model.advice(one).isEmpty());
        put(times, model.times(one));
        showActions(one);
        counts.getChildren().setAll(model.states(one).stream().map(it -> count(one, it)).toList());
        bar.show(model.states(one).stream().map(it -> segment(one, it)).toList());
        phases.show(one, model);
        failures.show(one, model.words(), around.lock());
        pace.setText(model.pace(one));
        sparkline.show(one.throughput(), model.now(), model.pace(one));
    }

    private static void put(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void showActions(Rollout one) {
        var is = one.state();
        offer(start, is == RolloutState.READY);
        offer(pause, is == RolloutState.RUNNING);
        offer(resume, is == RolloutState.PAUSED);
        offer(approve, one.asksForApproval());
        offer(retry, one.counts().failed() > 0 && is != RolloutState.ABORTED);
        offer(rollBack, is != RolloutState.READY);
        offer(abort, !is.isEnd());
        offerCommands(one);
    }

    /// The commands that do what the buttons do.
    private void offerCommands(Rollout one) {
        copy.getItems().setAll(model.commands(one).stream().map(this::copying).toList());
    }

    private MenuItem copying(String command) {
        var item = new MenuItem(command);
        item.setMnemonicParsing(false);
        item.getStyleClass().add("mono");
        item.setOnAction(_ -> {
            around.desk().copy(command);
            around.notices().done(model.words().texts().get("copied"));
        });
        return item;
    }

    private static void offer(Button button, boolean is) {
        button.setVisible(is);
        button.setManaged(is);
    }

    private Node count(Rollout one, TargetState which) {
        var button = new Button();
        Faces.dress(button, which);
        button.setText(model.count(one, which));
        button.getStyleClass().addAll("flat", "count");
        button.setOnAction(_ -> open(which));
        return button;
    }

    private Segment segment(Rollout one, TargetState which) {
        return new Segment(
                model.count(one, which), Faces.style(which), one.counts().of(which), which.name());
    }

    private void open(TargetState which) {
        open(new Which(null, which, null));
    }

    private void open(Which which) {
        model.show(which);
        targets.focus();
    }

    @FXML
    void start() {
        act(model.actions()::start);
    }

    @FXML
    void pause() {
        act(model.actions()::pause);
    }

    @FXML
    void resume() {
        act(model.actions()::resume);
    }

    @FXML
    void approve() {
        act(model.actions()::approve);
    }

    @FXML
    void retry() {
        act(one -> model.actions().retry(one, null, one.counts().failed()));
    }

    @FXML
    void rollBack() {
        act(model.actions()::rollBack);
    }

    @FXML
    void abort() {
        act(model.actions()::abort);
    }

    private void act(Consumer<Rollout> action) {
        Optional.ofNullable(model.rolloutProperty().get()).ifPresent(action);
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        model.watch(false);
        Optional.ofNullable(clock).ifPresent(Animation::stop);
    }
}
