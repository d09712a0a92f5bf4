package calypte.console.emulator;

import calypte.console.frame.Onlooker;
import calypte.console.frame.Place;
import calypte.console.frame.Playground;
import calypte.console.frame.Playground.Behaviour;
import calypte.console.frame.Playground.Blow;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.DeviceGrid;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Ties `steering.fxml` to its view model: the fleet, its network, and what hits it.
public final class SteeringController {

    private static final int GRID = 2_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Surroundings around;
    private final EmulatorViewModel model;
    private final PresenterController presenter;
    private final Onlooker onlooker;
    private final Texts texts = Texts.beside(SteeringController.class);

    @FXML private VBox right;
    @FXML private Slider size;
    @FXML private TextField devices;
    @FXML private TextField seed;
    @FXML private GridPane behaviours;
    @FXML private Slider latency;
    @FXML private Label latencyText;
    @FXML private Slider loss;
    @FXML private Label lossText;
    @FXML private Slider bandwidth;
    @FXML private Label bandwidthText;
    @FXML private Slider share;
    @FXML private Label shareText;
    @FXML private Button start;
    @FXML private Button stop;
    @FXML private Button reset;
    @FXML private DeviceGrid grid;

    SteeringController(Surroundings around, Playground playground) {
        this.around = around;
        this.model = new EmulatorViewModel(around, playground);
        this.presenter =
                new PresenterController(new PresenterViewModel(around, playground), around);
        this.onlooker = new Onlooker(around, EmulatorViewModel.EMULATED, GRID);
    }

    public EmulatorViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        new Scale(1, WishForm.MOST).bind(size, model.form().devicesProperty());
        Bindings.bindBidirectional(
                devices.textProperty(),
                model.form().devicesProperty(),
                new WholeNumber(1, WishForm.MOST));
        seed.textProperty().bindBidirectional(model.form().seedProperty());
        latency.valueProperty().bindBidirectional(model.form().latencyProperty());
        loss.valueProperty().bindBidirectional(model.form().lossProperty());
        new Scale(0, 10_000).bind(bandwidth, model.form().kilobytesProperty());
        share.valueProperty().bindBidirectional(model.shareProperty());
        words();
        model.form().behaviours().forEach(this::addBehaviour);
        around.lock().guard(start, model.busyProperty());
        around.lock().guard(reset, model.busyProperty());
        stop.disableProperty().bind(model.busyProperty());
        grid.show(onlooker.devices());
        grid.setOnOpen(
                one -> around.navigator().open(new Place.OneDevice(one.id(), one.deviceSerial())));
        right.getChildren().add(Views.load(presenter));
        var clock = Views.every(SECOND, model::look);
        grid.sceneProperty()
                .subscribe(scene -> {
                    onlooker.watch(scene != null);
                    if (scene == null) {
                        clock.stop();
                    } else {
                        clock.play();
                    }
                });
    }

    private void words() {
        model.form()
                .latencyProperty()
                .subscribe(now -> latencyText.setText(texts.get("latency.is", now)));
        model.form().lossProperty().subscribe(now -> lossText.setText(texts.get("loss.is", now)));
        model.shareProperty().subscribe(now -> shareText.setText(texts.get("share.is", now)));
        model.form()
                .kilobytesProperty()
                .subscribe(now ->
                        bandwidthText.setText(
                                now.intValue() == 0
                                        ? texts.get("bandwidth.none")
                                        : texts.get("bandwidth.is", now)));
    }

    private void addBehaviour(Behaviour behaviour) {
        var name = new Label(behaviour.name());
        name.getStyleClass().addAll("mono", "small");
        var about = new Label(behaviour.about());
        about.getStyleClass().addAll("text-muted", "small");
        about.setMinWidth(0);
        about.setTooltip(new Tooltip(behaviour.about()));
        var spinner = new Spinner<Integer>(0, 100, 0, 5);
        spinner.setEditable(true);
        spinner.setPrefWidth(84);
        spinner.setMinWidth(84);
        spinner.getEditor().setAccessibleText(texts.get("mix.share", behaviour.name()));
        spinner.setAccessibleText(texts.get("mix.share", behaviour.name()));
        spinner.valueProperty()
                .subscribe(value -> model.form().shareOf(behaviour).set(value == null ? 0 : value));
        behaviours.addRow(behaviours.getRowCount(), name, about, spinner);
    }

    void refresh() {
        model.refresh();
        onlooker.refresh();
    }

    @FXML
    void start() {
        model.start();
    }

    @FXML
    void stop() {
        model.stop();
    }

    @FXML
    void reset() {
        model.reset();
    }

    @FXML
    void open() {
        model.open();
    }

    @FXML
    void powerOff() {
        model.hit(new Blow.PowerOff(model.share()));
    }

    @FXML
    void powerOn() {
        model.hit(new Blow.PowerOn());
    }

    @FXML
    void cutOff() {
        model.hit(new Blow.CutOff(model.share()));
    }

    @FXML
    void reconnect() {
        model.hit(new Blow.Reconnect());
    }

    @FXML
    void failInstall() {
        model.hit(new Blow.Behave("fails-install", model.share()));
    }

    @FXML
    void loop() {
        model.hit(new Blow.Behave("reboot-loop", model.share()));
    }

    @FXML
    void strange() {
        model.hit(new Blow.Behave("unknown-firmware", model.share()));
    }

    @FXML
    void heal() {
        model.hit(new Blow.Behave("normal", 1));
    }
}
