package calypte.console.overview;

import calypte.console.client.AuditEvent;
import calypte.console.client.Badge;
import calypte.console.client.Rollout;
import calypte.console.client.Summary;
import calypte.console.frame.Command;
import calypte.console.frame.Lock;
import calypte.console.frame.Navigator;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.SegmentedBar;
import calypte.console.look.SegmentedBar.Segment;
import calypte.console.look.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties `overview.fxml` to its view model.
public final class OverviewController implements Screen {

    /// In sync first, as the mass from which the rest stands out; then work, trouble, and the rest.
    private static final List<Badge> ORDER =
            List.of(
                    Badge.IN_SYNC,
                    Badge.UPDATING,
                    Badge.PENDING,
                    Badge.DRIFTED,
                    Badge.FAILED,
                    Badge.UNKNOWN_FIRMWARE,
                    Badge.HELD,
                    Badge.UNASSIGNED,
                    Badge.NEVER_SEEN);

    private final OverviewViewModel model;
    private final InstantSource clock;
    private final Navigator navigator;
    private final Lock lock;

    @FXML private Label age;
    @FXML private FlowPane counts;
    @FXML private SegmentedBar bar;
    @FXML private DriftMatrix matrix;
    @FXML private VBox attention;
    @FXML private VBox left;
    @FXML private Node matrixCard;
    @FXML private Label sentence;
    @FXML private RolloutCards rollouts;
    @FXML private VBox recent;
    @FXML private Button startRollout;
    @FXML private Button emptyRegister;
    @FXML private Button emptyFirmware;

    public OverviewController(Surroundings around) {
        this.model = new OverviewViewModel(around);
        this.clock = around.clock();
        this.navigator = around.navigator();
        this.lock = around.lock();
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    public OverviewViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        lock.guard(emptyRegister, emptyFirmware, startRollout);
        left.getChildren().add(Views.load(new HistoryController(model.history())));
        bar.setOnOpen(segment -> model.open(segment.target()));
        matrix.setOnOpen(model::open);
        model.summaryProperty().subscribe(this::show);
        model.matrixProperty()
                .subscribe(now -> matrix.show(now, model.texts().get("matrix.corner")));
        model.attention().addListener((ListChangeListener<Attention>) _ -> showAttention());
        model.recent().addListener((ListChangeListener<AuditEvent>) _ -> showRecent());
        model.rollouts().addListener((ListChangeListener<Rollout>) _ -> showRollouts());
        model.calmProperty().subscribe(this::showCalm);
        showAttention();
        showRollouts();
        age.sceneProperty().subscribe(scene -> model.watch(scene != null));
        var _ = Views.every(Duration.ofSeconds(1), this::growOld);
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }

    @FXML
    void register() {
        navigator.run(Command.REGISTER);
    }

    @FXML
    void addFirmware() {
        navigator.run(Command.ADD_FIRMWARE);
    }

    @FXML
    void startRollout() {
        navigator.run(Command.NEW_ROLLOUT);
    }

    @FXML
    void openAudit() {
        navigator.open(new Place.Audit(null));
    }

    private void showRollouts() {
        rollouts.show(model.rollouts(), model::open, () -> navigator.open(new Place.Rollouts()));
    }

    /// Where nothing drifts, one green sentence says all.
    private void showCalm(boolean calm) {
        matrixCard.setVisible(!calm);
        matrixCard.setManaged(!calm);
        if (calm) {
            Looks.dress(sentence, Looks.icon(Badge.IN_SYNC), Looks.style(Badge.IN_SYNC));
        } else {
            Looks.dress(sentence, new Region(), "severity-info");
            sentence.setGraphic(null);
        }
    }

    private void show(Summary summary) {
        counts.getChildren()
                .setAll(
                        ORDER.stream()
                                .filter(badge -> summary.count(badge) > 0)
                                .map(badge -> count(badge, summary.count(badge)))
                                .toList());
        bar.show(ORDER.stream().map(badge -> segment(badge, summary.count(badge))).toList());
        growOld();
    }

    private Node count(Badge badge, long count) {
        var button = new Button();
        Looks.dress(button, badge);
        button.setText("%,d %s".formatted(count, Words.of(badge)));
        button.getStyleClass().addAll("flat", "count");
        button.setOnAction(_ -> model.open(badge.filter()));
        return button;
    }

    private static Segment segment(Badge badge, long count) {
        var text = "%,d %s".formatted(count, Words.of(badge));
        return new Segment(text, Looks.style(badge), count, badge.filter());
    }

    private void showAttention() {
        attention.getChildren().setAll(model.attention().stream().map(this::need).toList());
        if (model.attention().isEmpty()) {
            var calm = new Label(model.texts().get("attention.none"));
            calm.getStyleClass().add("text-muted");
            calm.setWrapText(true);
            attention.getChildren().add(calm);
        }
    }

    private Node need(Attention need) {
        var link = new Hyperlink(need.text());
        link.setGraphic(Looks.icon(need.badge()));
        link.getStyleClass().addAll("status", Looks.style(need.badge()));
        link.setOnAction(_ -> model.open(need.filter()));
        var detail = new Label(need.detail());
        detail.getStyleClass().addAll("text-muted", "small");
        detail.setWrapText(true);
        return new VBox(link, detail);
    }

    private void showRecent() {
        recent.getChildren().setAll(model.recent().stream().map(this::event).toList());
    }

    private Node event(AuditEvent event) {
        var when = new Label(Words.ago(event.at(), clock.instant()));
        when.getStyleClass().addAll("text-muted", "when");
        var what = new Label();
        Looks.dress(what, Looks.icon(event.severity()), Looks.style(event.severity()));
        what.setText(event.message());
        var row = new HBox(when, what);
        row.getStyleClass().add("event");
        return row;
    }

    private void growOld() {
        age.setText(model.age(clock.instant()));
        for (var i = 0; i < recent.getChildren().size() && i < model.recent().size(); i++) {
            var when = (Label) ((HBox) recent.getChildren().get(i)).getChildren().getFirst();
            when.setText(Words.ago(model.recent().get(i).at(), clock.instant()));
        }
    }
}
