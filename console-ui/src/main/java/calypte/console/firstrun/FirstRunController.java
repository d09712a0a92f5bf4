package calypte.console.firstrun;

import calypte.console.client.Device;
import calypte.console.firstrun.FirstRunViewModel.Stage;
import calypte.console.firstrun.FirstRunViewModel.Step;
import calypte.console.frame.Place;
import calypte.console.frame.Playground;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.animation.Animation;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// Ties `firstRun.fxml` to its view model.
public final class FirstRunController implements Screen {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Surroundings around;
    private final FirstRunViewModel model;
    private final Texts texts = Texts.beside(FirstRunController.class);

    @FXML private ScrollPane choosing;
    @FXML private VBox form;
    @FXML private VBox playing;
    @FXML private VBox after;
    @FXML private VBox steps;
    @FXML private TilePane devices;
    @FXML private Label clock;
    @FXML private Label tally;
    @FXML private TextField url;
    @FXML private TextField tokenFile;
    @FXML private Button demo;
    @FXML private Button connect;

    /// @param elsewhere opens the console on a server, with a token that opens it
    public FirstRunController(
            Surroundings around,
            Optional<Playground> playground,
            BiConsumer<URI, String> elsewhere) {
        this.around = around;
        this.model = new FirstRunViewModel(around, playground, elsewhere);
    }

    public FirstRunViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        around.lock().guard(demo);
        url.textProperty().bindBidirectional(model.getForm().urlProperty());
        tokenFile.textProperty().bindBidirectional(model.getForm().tokenFileProperty());
        connect.disableProperty().bind(model.getForm().tokenFileProperty().isEmpty());
        model.stageProperty().subscribe(this::show);
        model.steps().addListener((ListChangeListener<Step>) _ -> showSteps());
        model.devices().addListener((ListChangeListener<Device>) _ -> showDevices());
        var ticking = Views.every(SECOND, () -> clock.setText(model.clock()));
        clock.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        ticking.stop();
                    } else if (ticking.getStatus() != Animation.Status.RUNNING) {
                        ticking.play();
                    }
                });
    }

    private void show(Stage stage) {
        var begins = stage == Stage.CHOOSING || stage == Stage.CONNECTING;
        seen(choosing, begins);
        seen(form, stage == Stage.CONNECTING);
        seen(playing, !begins);
        seen(after, stage == Stage.DONE || stage == Stage.BROKEN);
        clock.setText(model.clock());
        if (stage == Stage.CONNECTING) {
            url.requestFocus();
            url.end();
        }
    }

    private static void seen(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void showSteps() {
        steps.getChildren().setAll(model.steps().stream().map(FirstRunController::step).toList());
    }

    private static Node step(Step step) {
        var label = new Label(step.text());
        Looks.dress(
                label,
                Looks.icon(step.done() ? "mdi2c-check-circle" : "mdi2p-progress-clock"),
                step.done() ? "badge-in-sync" : "badge-updating");
        label.getStyleClass().add("step");
        return label;
    }

    private void showDevices() {
        devices.getChildren().setAll(model.devices().stream().map(this::device).toList());
        tally.setText(model.tally(model.devices()));
    }

    private Node device(Device device) {
        var serial = new Button(device.deviceSerial());
        serial.getStyleClass().addAll("flat", "mono", "small", "device-name");
        serial.setOnAction(_ ->
                around.navigator().open(new Place.OneDevice(device.id(), device.deviceSerial())));
        var badge = Looks.label(device.badge());
        badge.setText(Words.progress(device));
        var bar = new ProgressBar(model.done(device));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(badge.getText());
        var tile = new VBox(4, serial, badge, bar);
        tile.getStyleClass().addAll("tile", Looks.style(device.badge()));
        return tile;
    }

    @Override
    public void show(Place place) {}

    @Override
    public void refresh() {}

    @Override
    public void close() {
        model.close();
    }

    @FXML
    void play() {
        if (model.canPlay()) {
            model.play();
        } else {
            around.notices().warning(texts.get("cannot-play"), null);
        }
    }

    @FXML
    void startEmpty() {
        model.startEmpty();
    }

    @FXML
    void toggleForm() {
        model.toggleForm();
    }

    @FXML
    void chooseToken() {
        around.desk()
                .chooseFile(texts.get("connect.choose"))
                .map(Path::toString)
                .ifPresent(model.getForm().tokenFileProperty()::set);
    }

    @FXML
    void connect() {
        model.getForm().connect();
    }

    @FXML
    void openDevices() {
        model.openDevices();
    }

    @FXML
    void openOverview() {
        model.openOverview();
    }

    @FXML
    void openAudit() {
        model.openAudit();
    }
}
