package calypte.console.firmware;

import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Playground;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Headings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The library: what is in it, what is on its way in, and one firmware in full.
public final class FirmwareController implements Screen {

    /// Below this the details take the place of the list.
    private static final double ROOM_FOR_BOTH = 1_180;

    private static final double BESIDE = 360;

    private final FirmwareViewModel model;
    private final Surroundings around;
    private final boolean hasPlayground;
    private final DetailController detail;
    private final Texts texts = Texts.beside(FirmwareController.class);
    private final Map<Arrival, Parent> cards = new HashMap<>();

    @FXML private StackPane page;
    @FXML private TextField search;
    @FXML private MenuButton add;
    @FXML private ScrollPane arriving;
    @FXML private VBox arrivals;
    @FXML private HBox content;
    @FXML private TableView<FirmwareRow> table;
    @FXML private VBox empty;
    @FXML private Button samples;
    @FXML private Button addFirst;
    @FXML private Node highlight;

    /// @param playground where there is one, one may want something to play with
    public FirmwareController(Surroundings around, Optional<Playground> playground) {
        this.around = around;
        this.hasPlayground = playground.isPresent();
        this.model = new FirmwareViewModel(around);
        this.detail =
                new DetailController(around, new Deeds(around, model::refresh), this::closeDetail);
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Firmware(var wanted) && wanted != null) {
            model.searchProperty().set("");
            model.row(wanted).ifPresentOrElse(this::open, () -> model.searchProperty().set(wanted));
        }
        model.refresh();
    }

    @Override
    public List<Command> commands() {
        var title = texts.get("add.command");
        return List.of(
                Command.mutating(Command.ADD_FIRMWARE, title, "Shortcut+O", this::comeAndAdd));
    }

    private void comeAndAdd() {
        around.navigator().open(new Place.Firmware(null));
        add();
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(() -> {
            search.requestFocus();
            search.selectAll();
        });
    }

    @Override
    public Runnable bookmark() {
        var words = model.searchProperty().get();
        return () -> model.searchProperty().set(words);
    }

    public FirmwareViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        around.lock().guard(add, samples, addFirst);
        samples.setVisible(hasPlayground);
        samples.setManaged(hasPlayground);
        search.textProperty().bindBidirectional(model.searchProperty());
        table.setItems(model.shown());
        new LibraryColumns(around.navigator(), around.clock()).fill(table);
        Headings.explain(table);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        content.getChildren().add(Views.load(detail));
        closeDetail();
        content.widthProperty().subscribe(_ -> makeRoom());
        model.rows().addListener((ListChangeListener<FirmwareRow>) _ -> keepUp());
        model.arrivals().arrivals().addListener((ListChangeListener<Arrival>) _ -> showArrivals());
        showArrivals();
        empty.visibleProperty().bind(model.emptyProperty());
        empty.managedProperty().bind(empty.visibleProperty());
        content.visibleProperty().bind(model.emptyProperty().not());
        content.managedProperty().bind(content.visibleProperty());
        new FileDrop(page, highlight, around.lock().closedProperty(), model.arrivals()::take)
                .begin();
        page.sceneProperty().subscribe(scene -> model.watch(scene != null));
    }

    private void showArrivals() {
        var now = model.arrivals().arrivals();
        cards.keySet().retainAll(now);
        arrivals.getChildren().setAll(now.stream().map(this::card).toList());
        arriving.setVisible(!now.isEmpty());
        arriving.setManaged(!now.isEmpty());
    }

    private Parent card(Arrival arrival) {
        return cards.computeIfAbsent(
                arrival, one -> Views.load(new ArrivalController(one, model.arrivals(), around)));
    }

    private void key(KeyEvent event) {
        var chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null
                && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            open(chosen);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            closeDetail();
        }
    }

    private void click(MouseEvent event) {
        var chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && (event.getClickCount() == 2 || detail.shown() != null)) {
            open(chosen);
        }
    }

    private void open(FirmwareRow row) {
        detail.show(row);
        detail.setOpen(true);
        makeRoom();
    }

    private void closeDetail() {
        detail.setOpen(false);
        makeRoom();
        table.requestFocus();
    }

    /// Shows of the firmware on view what is new.
    private void keepUp() {
        var shown = detail.shown();
        if (shown != null) {
            model.row(shown).ifPresentOrElse(detail::show, this::closeDetail);
        }
    }

    private void makeRoom() {
        var both = content.getWidth() >= ROOM_FOR_BOTH;
        var hidden = detail.shown() != null && !both;
        table.setVisible(!hidden);
        table.setManaged(!hidden);
        detail.widen(both ? BESIDE : Double.MAX_VALUE);
    }

    /// Asks for files to add.
    @FXML
    void add() {
        model.arrivals().take(around.desk().chooseFiles(texts.get("add.choose")));
    }

    @FXML
    void addWithoutFile() {
        model.arrivals().addWithoutFile();
    }

    @FXML
    void addSamples() {
        around.background()
                .run(
                        Samples::write,
                        files -> model.arrivals().take(files),
                        cause -> around.notices().error(texts.get("samples.trouble", "" + cause)));
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }
}
