package calypte.console.devices;

import atlantafx.base.controls.ModalPane;
import calypte.console.frame.Command;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Ties `devices.fxml` to its view model, and opens the sheets over it.
public final class DevicesController implements Screen {

    /// Below it there is room for the drawer or for all columns, not for both.
    private static final double WIDE = 1180;

    private final Surroundings around;
    private final DevicesViewModel model;
    private final Sheets sheets;
    private final DrawerController drawer;

    @FXML private TextField filter;
    @FXML private FlowPane chips;
    @FXML private TableView<DeviceRow> table;
    @FXML private TableColumn<DeviceRow, DeviceRow> tick;
    @FXML private TableColumn<DeviceRow, DeviceRow> serial;
    @FXML private TableColumn<DeviceRow, DeviceRow> type;
    @FXML private TableColumn<DeviceRow, DeviceRow> current;
    @FXML private TableColumn<DeviceRow, DeviceRow> assigned;
    @FXML private TableColumn<DeviceRow, DeviceRow> status;
    @FXML private TableColumn<DeviceRow, DeviceRow> link;
    @FXML private TableColumn<DeviceRow, DeviceRow> why;
    @FXML private HBox selection;
    @FXML private Label selected;
    @FXML private Button all;
    @FXML private Label emptiness;
    @FXML private Label said;
    @FXML private HBox body;
    @FXML private ModalPane modal;
    @FXML private Button register;
    @FXML private Button assign;

    public DevicesController(Surroundings around) {
        this.around = around;
        this.model = new DevicesViewModel(around.fleet(), around.feed(), around.background());
        this.sheets = new Sheets(around.fleet(), around.background(), around.desk());
        this.drawer = new DrawerController(around, this::assignOne, this::closeDrawer);
    }

    @Override
    public void show(Place place) {
        switch (place) {
            case Place.Devices(var wanted) when wanted != null -> model.apply(wanted);
            case Place.OneDevice(_, var known) -> model.apply("device_serial==" + known);
            default -> model.refresh();
        }
    }

    @Override
    public Runnable bookmark() {
        var was = model.filterProperty().get();
        return () -> {
            if (!was.equals(model.filterProperty().get())) {
                model.apply(was);
            }
        };
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(() -> {
            filter.requestFocus();
            filter.selectAll();
        });
    }

    @Override
    public List<Command> commands() {
        var title = model.texts().get("register.command");
        return List.of(
                Command.mutating(Command.REGISTER, title, "Shortcut+N", this::comeAndRegister));
    }

    private void comeAndRegister() {
        around.navigator().open(new Place.Devices(null));
        register();
    }

    public DevicesViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        model.chips().addListener((ListChangeListener<Filters.Chip>) _ -> showChips());
        model.chosen().countProperty().subscribe(_ -> showSelection());
        model.getPager().rangeProperty().subscribe(_ -> showSelection());
        emptiness.textProperty().bind(model.emptinessProperty());
        table.setItems(model.rows());
        model.rows().addListener((ListChangeListener<DeviceRow>) _ -> drawer.update(model.rows()));
        table.sceneProperty().subscribe(scene -> model.watch(scene != null));
        table.setSortPolicy(sorted -> {
            model.sortBy(order(sorted));
            return true;
        });
        table.getSelectionModel().selectedItemProperty().subscribe(this::follow);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        around.lock().guard(register, assign);
        columns();
        openDrawer(false);
    }

    private void columns() {
        Columns.tick(
                tick,
                model.chosen(),
                row -> model.texts().get("tick", row.serial()),
                model::toggle);
        Columns.text(serial, DeviceRow::serial, "mono");
        Columns.text(type, DeviceRow::type, "plain");
        Columns.text(current, DeviceRow::current, "mono");
        Columns.text(assigned, DeviceRow::assigned, "mono");
        Columns.status(status);
        Columns.link(link);
        Columns.text(why, DeviceRow::why, "plain");
        serial.setUserData("device_serial");
        var root = Views.load(drawer);
        body.getChildren().add(root);
        var roomy =
                Bindings.createBooleanBinding(
                        () -> !root.isVisible() || body.getWidth() > WIDE,
                        root.visibleProperty(),
                        body.widthProperty());
        type.visibleProperty().bind(roomy);
        link.visibleProperty().bind(roomy);
        why.visibleProperty().bind(roomy);
    }

    private static String order(TableView<DeviceRow> sorted) {
        return sorted.getSortOrder().stream()
                .filter(column -> column.getUserData() != null)
                .map(column ->
                        (column.getSortType() == TableColumn.SortType.DESCENDING ? "-" : "")
                                + column.getUserData())
                .collect(Collectors.joining(","));
    }

    /// Opens the form for a new device.
    @FXML
    void register() {
        said.setText("");
        sheets.register(modal, model::refresh);
    }

    @FXML
    void assign() {
        assign(model.chosen().target());
    }

    private void assignOne(DeviceRow row) {
        assign(new Chosen.Target.These(List.of(row.id())));
    }

    private void assign(Chosen.Target target) {
        said.setText("");
        sheets.assign(modal, target, this::assigned);
    }

    private void assigned(String words) {
        said.setText(words);
        model.chooseNone();
        model.refresh();
    }

    @FXML
    void applyFilter() {
        model.apply(filter.getText());
    }

    @FXML
    void clearFilter() {
        model.apply("");
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }

    @FXML
    void nextPage() {
        model.nextPage();
    }

    @FXML
    void previousPage() {
        model.previousPage();
    }

    @FXML
    void chooseAll() {
        model.chooseAll();
    }

    @FXML
    void chooseNone() {
        model.chooseNone();
    }

    private void showChips() {
        chips.getChildren().setAll(model.chips().stream().map(this::chip).toList());
    }

    private Node chip(Filters.Chip chip) {
        var button = new ToggleButton();
        Looks.dress(button, chip.badge());
        button.setText(chip.text());
        button.getStyleClass().addAll("chip", "small");
        var on = chip.filter().equals(model.filterProperty().get());
        button.setSelected(on);
        button.setOnAction(_ -> model.apply(on ? "" : chip.filter()));
        return button;
    }

    private void showSelection() {
        var count = model.chosen().countProperty().get();
        var whole = model.chosen().isAll();
        selection.setVisible(count > 0);
        selection.setManaged(count > 0);
        selected.setText(model.texts().get(whole ? "selected.all" : "selected", count));
        all.setText(model.texts().get("select.all", model.matching()));
        all.setVisible(!whole && model.matching() > count);
        all.setManaged(all.isVisible());
    }

    private void press(KeyEvent event) {
        var row = table.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> openDrawer(true);
            case SPACE -> model.toggle(row.id());
            case ESCAPE -> closeDrawer();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @FXML
    void clickTable() {
        if (table.getSelectionModel().getSelectedItem() != null) {
            openDrawer(true);
        }
    }

    private void follow(@Nullable DeviceRow row) {
        if (row != null) {
            drawer.show(row);
        }
    }

    private void closeDrawer() {
        openDrawer(false);
        table.requestFocus();
    }

    private void openDrawer(boolean open) {
        drawer.setOpen(open);
    }
}
