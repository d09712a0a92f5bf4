package calypte.console.devices;

import atlantafx.base.controls.ModalPane;
import calypte.console.client.Selection;
import calypte.console.devices.DevicesViewModel.Emptiness;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `devices.fxml` to its view model, and puts its parts together: the filter's line, the
/// table, the drawer, the bar for what is ticked, and the sheets over them.
public final class DevicesController implements Screen {

    /// Below it there is room for the drawer or for all columns, not for both.
    private static final double WIDE = 1180;

    private final Surroundings around;
    private final DevicesViewModel model;
    private final Sheets sheets;
    private final ToolbarController toolbar;
    private final BulkViewModel bulk;
    private final Undoing undoing;
    private final DrawerController drawer;
    private final FilterLineController line;
    private @Nullable DeviceTable list;

    @FXML private StackPane root;
    @FXML private VBox top;
    @FXML private VBox bottom;
    @FXML private TableView<DeviceRow> table;
    @FXML private VBox noMatch;
    @FXML private VBox noFleet;
    @FXML private HBox body;
    @FXML private ModalPane modal;
    @FXML private Button firstRegister;
    @FXML private Button firstBringIn;
    @FXML private Button moved;

    public DevicesController(Surroundings around) {
        this.around = around;
        this.model = new DevicesViewModel(around);
        this.sheets = new Sheets(around, () -> modal);
        this.toolbar = new ToolbarController(around, model, sheets);
        this.bulk = new BulkViewModel(around, this::done);
        this.undoing = new Undoing(around, model::refresh);
        this.drawer = new DrawerController(around, this::assign, this::closeDrawer);
        this.line =
                new FilterLineController(
                        model.filter(),
                        model::apply,
                        () -> sheets.name(model.filter()::save),
                        () -> sheets.cheatSheet(model::apply));
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Devices(var wanted) && wanted != null) {
            model.apply(wanted);
        } else {
            model.refresh();
        }
    }

    @Override
    public Runnable bookmark() {
        var was = model.filter().textProperty().get();
        return () -> {
            if (!was.equals(model.filter().textProperty().get())) {
                model.apply(was);
            }
        };
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(line::focus);
    }

    @Override
    public List<Command> commands() {
        return toolbar.commands();
    }

    public DevicesViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        top.getChildren().addAll(Views.load(toolbar), Views.load(line));
        line.suggest(root);
        var bar = new BulkBarController(model, bulk, around.lock(), this::assign, this::tag);
        bottom.getChildren().addFirst(Views.load(bar));
        var drawn = Views.load(drawer);
        body.getChildren().add(drawn);
        model.rows().subscribe(() -> drawer.update(model.rows()));
        list(drawn);
        noMatch.visibleProperty().bind(model.emptinessProperty().isEqualTo(Emptiness.FILTER));
        noFleet.visibleProperty().bind(model.emptinessProperty().isEqualTo(Emptiness.FLEET));
        moved.managedProperty().bind(moved.visibleProperty());
        moved.visibleProperty().bind(model.movedProperty().greaterThan(0));
        model.movedProperty()
                .subscribe(lines -> moved.setText(model.texts().get("moved", lines.intValue())));
        around.lock().guard(firstRegister, firstBringIn);
        openDrawer(false);
    }

    private void list(Parent drawn) {
        var choice = new ColumnChoice(around.memory());
        var shown = new DeviceTable(table, model, choice, around.clock());
        shown.begin(this::tick, roomFor(drawn));
        toolbar.choose(shown.chooser());
        shown.selectedProperty().subscribe(this::follow);
        var menu = new RowMenu(around, bulk, shown::selected);
        table.setContextMenu(menu.menu(this::assign, this::tag));
        var keys = new TableKeys(around, model, shown, menu, this::turnDrawer, this::tick);
        table.addEventFilter(KeyEvent.KEY_PRESSED, keys::press);
        table.setOnMouseClicked(event -> click(event, menu));
        list = shown;
    }

    private BooleanBinding roomFor(Parent drawn) {
        return Bindings.createBooleanBinding(
                () -> !drawn.isVisible() || body.getWidth() > WIDE,
                drawn.visibleProperty(),
                body.widthProperty());
    }

    private void tick(DeviceRow row) {
        if (!model.chosen().toggle(row.id())) {
            around.notices()
                    .warning(model.texts().get("tick.too-many", Chosen.MOST_EXCEPTIONS), null);
        }
    }

    @FXML
    void register() {
        toolbar.register();
    }

    @FXML
    void bringIn() {
        toolbar.bringIn();
    }

    private void assign(Selection target) {
        sheets.assign(
                target,
                assigned -> {
                    undoing.offer(assigned.text(), assigned.id());
                    done();
                });
    }

    private void tag(Selection target) {
        sheets.tag(target, change -> bulk.tag(change, target));
    }

    private void done() {
        model.chosen().clear();
        model.refresh();
    }

    @FXML
    void clearFilter() {
        model.apply("");
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @FXML
    void settle() {
        model.settle();
    }

    @FXML
    void more() {
        model.more();
    }

    @FXML
    void previous() {
        model.previous();
    }

    private void click(MouseEvent event, RowMenu menu) {
        if (event.getClickCount() == 2) {
            menu.open();
        } else if (event.getButton() == MouseButton.PRIMARY) {
            openDrawer(table.getSelectionModel().getSelectedItem() != null);
        }
    }

    private void follow(@Nullable DeviceRow row) {
        if (row != null) {
            drawer.show(row);
        }
    }

    private void turnDrawer(boolean open) {
        if (open && !drawer.isOpen()) {
            openDrawer(true);
        } else {
            closeDrawer();
        }
    }

    private void closeDrawer() {
        openDrawer(false);
        table.requestFocus();
    }

    private void openDrawer(boolean open) {
        drawer.setOpen(open);
    }

    @Override
    public void close() {
        model.close();
        if (list != null) {
            list.close();
        }
    }
}
