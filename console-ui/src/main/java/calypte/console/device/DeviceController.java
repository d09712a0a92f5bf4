package calypte.console.device;

import atlantafx.base.controls.ModalPane;
import calypte.console.client.Timeline.Item;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.Sheet;
import calypte.console.look.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `device.fxml` to its view model and its parts.
public final class DeviceController implements Screen {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Surroundings around;
    private final DeviceViewModel model;
    private final DeedsController deeds;
    private final FirmwareCardController firmware;
    private final TimelineController timeline;
    private final List<Part> parts;
    private final Texts texts = Texts.beside(DeviceController.class);
    private @Nullable Animation clock;

    @FXML private StackPane root;
    @FXML private Label serial;
    @FXML private Label status;
    @FXML private Label link;
    @FXML private Label name;
    @FXML private Label type;
    @FXML private FlowPane tags;
    @FXML private HBox actions;
    @FXML private VBox card;
    @FXML private TabPane tabs;
    @FXML private ModalPane modal;

    /// What fills a tab. It asks only while it is in sight.
    interface Part {
        /// Its name in the texts.
        String key();

        void look(boolean somebody);
    }

    public DeviceController(Surroundings around, Place.OneDevice place) {
        this.around = around;
        this.model = new DeviceViewModel(around, place);
        var doing = new DeedsViewModel(around, model);
        this.deeds = new DeedsController(around, model, doing, forms());
        this.firmware = new FirmwareCardController(around, model);
        this.timeline =
                new TimelineController(around, new TimelineViewModel(around, model), this::explain);
        this.parts =
                List.of(
                        timeline,
                        new WireController(around, new WireViewModel(around, model)),
                        new AttemptsController(new AttemptsViewModel(around, model)),
                        new AttributesController(model),
                        new ProvisioningController(
                                new ProvisioningViewModel(around, model), doing, model),
                        new RawController(around, model));
    }

    public DeviceViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        serial.setText(model.place().serial());
        serial.setTooltip(new Tooltip(model.place().serial()));
        actions.getChildren().add(Views.load(deeds));
        card.getChildren().add(Views.load(firmware));
        parts.forEach(this::addTab);
        model.factsProperty()
                .subscribe(facts -> {
                    if (facts != null) {
                        show(facts);
                    }
                });
        root.sceneProperty().subscribe(scene -> watch(scene != null));
    }

    private void addTab(Part part) {
        var tab = new Tab(texts.get("tab." + part.key()), Views.load(part));
        tab.setId("tab-" + part.key());
        tab.setClosable(false);
        tab.selectedProperty().subscribe(part::look);
        tabs.getTabs().add(tab);
    }

    /// Nobody looks at a page that is in no window.
    private void watch(boolean somebody) {
        model.watch(somebody);
        var ticking = clock;
        if (ticking != null) {
            ticking.stop();
            clock = null;
        }
        if (somebody) {
            clock = Views.every(SECOND, firmware::tick);
        }
    }

    private void show(Facts facts) {
        var device = facts.device();
        Looks.dress(status, facts.badge());
        var reach = device.status().link();
        link.setText(Words.of(reach));
        Looks.dress(link, Looks.icon(reach), Looks.style(reach));
        name.setText(device.name());
        name.setVisible(!device.name().isEmpty());
        name.setManaged(name.isVisible());
        type.setText(facts.type());
        tags.getChildren().setAll(device.tags().stream().map(DeviceController::tag).toList());
    }

    private static Label tag(String words) {
        var tag = new Label(words);
        tag.getStyleClass().add("tag");
        return tag;
    }

    private Map<Deed, Runnable> forms() {
        return Map.of(Deed.ASSIGN, this::assign, Deed.DESCRIBE, this::describe);
    }

    private void describe() {
        var facts = model.factsProperty().get();
        if (facts != null) {
            var sheet =
                    new DescribeViewModel(
                            around,
                            facts.detail(),
                            before -> {
                                closeSheet();
                                deeds.model().described(before);
                            });
            modal.setPersistent(false);
            Sheet.show(modal, Views.load(new DescribeController(sheet, this::closeSheet)));
        }
    }

    private void assign() {
        var facts = model.factsProperty().get();
        if (facts != null) {
            var sheet =
                    new AssignViewModel(
                            around,
                            facts,
                            (now, version) -> {
                                closeSheet();
                                deeds.model().assigned(now, version);
                            });
            modal.setPersistent(false);
            Sheet.show(modal, Views.load(new AssignController(around, sheet, this::closeSheet)));
        }
    }

    /// Draws what an event belongs to, with what is remembered of the wire.
    private void explain(Item item, List<Item> items) {
        around.background()
                .run(
                        () -> around.fleet().oneDevice().wire(model.place().id()),
                        messages -> draw(Sequence.of(item, items, messages, new Says())),
                        _ -> draw(Sequence.of(item, items, List.of(), new Says())));
    }

    private void draw(Sequence sequence) {
        Sheet.show(modal, Views.load(new ExplainController(sequence, this::closeSheet)));
    }

    /// The keyboard is then the page's again, and no field's that nobody sees.
    private void closeSheet() {
        modal.hide();
        tabs.requestFocus();
    }

    @FXML
    void copySerial() {
        around.desk().copy(model.place().serial());
        around.notices().done(texts.get("copied"));
    }

    @FXML
    void back() {
        around.navigator().open(new Place.Devices(null));
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(() -> {
            tabs.getSelectionModel().selectFirst();
            timeline.find();
        });
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }

    @Override
    public void close() {
        watch(false);
    }
}
