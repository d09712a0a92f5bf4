package calypte.console.audit;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditEvent.Severity;
import calypte.console.client.Recipe;
import calypte.console.client.TrailClient.Format;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.CopyAs;
import calypte.console.look.Headings;
import calypte.console.look.Looks;
import java.time.Duration;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Ties `audit.fxml` to its view models.
public final class AuditController implements Screen {

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);

    private final Surroundings around;
    private final AuditViewModel model;
    private final ShippingViewModel shipping;
    private final Exports exports;
    private final Texts texts = Texts.beside(AuditController.class);
    private @Nullable Animation checks;

    @FXML private TextField filter;
    @FXML private ComboBox<Severity> least;
    @FXML private ComboBox<Actor> actor;
    @FXML private ToggleButton follow;
    @FXML private Button fresh;
    @FXML private Label shipped;
    @FXML private MenuButton export;
    @FXML private TableView<Line> table;
    @FXML private VBox detail;
    @FXML private TextArea document;
    @FXML private Button device;

    public AuditController(Surroundings around) {
        this.around = around;
        this.model = new AuditViewModel(around);
        this.shipping = new ShippingViewModel(around);
        this.exports = new Exports(around);
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Audit(var wanted) && wanted != null) {
            model.filterProperty().set(wanted);
        }
        refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
        shipping.check();
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(() -> {
            filter.requestFocus();
            filter.selectAll();
        });
    }

    @Override
    public Runnable bookmark() {
        var words = model.filterProperty().get();
        return () -> model.filterProperty().set(words);
    }

    @Override
    public void close() {
        model.close();
    }

    public AuditViewModel getModel() {
        return model;
    }

    @FXML
    void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        least.getItems().setAll(Severity.values());
        least.setConverter(new Choices<>(one -> texts.get("least." + one)));
        least.valueProperty().bindBidirectional(model.leastProperty());
        actor.getItems().setAll(Actor.values());
        actor.setConverter(new Choices<>(one -> texts.get("actor." + one)));
        actor.valueProperty().bindBidirectional(model.actorProperty());
        initializeFollowing();
        shipped.textProperty().bind(shipping.wordsProperty());
        shipping.severityProperty()
                .subscribe(how ->
                        Looks.dress(shipped, Looks.icon("mdi2t-truck-outline"), Looks.style(how)));
        export.getItems().add(CopyAs.menu(this::recipe, around.desk()::copy));
        new AuditColumns(around).fill(table);
        Headings.explain(table);
        table.setItems(model.shown());
        table.getSelectionModel().selectedItemProperty().subscribe(this::show);
        table.sceneProperty().subscribe(this::checkWhileSeen);
    }

    private Recipe recipe() {
        return around.fleet()
                .recipes()
                .get("/audit/export", "format", "ndjson", "filter", model.wanted().rsql());
    }

    private void initializeFollowing() {
        follow.selectedProperty().bindBidirectional(model.followProperty());
        model.followProperty().subscribe(_ -> toNewest());
        model.shown().addListener((ListChangeListener<Line>) _ -> toNewest());
        table.heightProperty().subscribe(_ -> toNewest());
        table.addEventFilter(ScrollEvent.SCROLL, this::scroll);
        var some = model.unseenProperty().greaterThan(0);
        fresh.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("fresh", model.unseenProperty().get()),
                                model.unseenProperty()));
        fresh.visibleProperty().bind(some);
    }

    private void checkWhileSeen(@Nullable Scene scene) {
        if (checks != null) {
            checks.stop();
            checks = null;
        }
        if (scene != null) {
            checks = Views.every(NOW_AND_THEN, shipping::check);
        }
    }

    private void toNewest() {
        if (model.followProperty().get() && !model.shown().isEmpty()) {
            Views.afterLayout(table, () -> table.scrollTo(model.shown().size() - 1));
        }
    }

    /// Who scrolls back wants to read in peace.
    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            model.followProperty().set(false);
        }
    }

    private void show(@Nullable Line line) {
        var event = line instanceof Line.Event(var one) ? one : null;
        detail.setVisible(event != null);
        detail.setManaged(event != null);
        document.setText(event == null ? "" : event.document());
        var ofDevice = event != null && event.deviceId() != null;
        device.setVisible(ofDevice);
        device.setManaged(ofDevice);
        if (event != null) {
            model.followProperty().set(false);
        }
    }

    /// Follows again, from the newest on.
    @FXML
    void catchUp() {
        table.getSelectionModel().clearSelection();
        model.followProperty().set(true);
    }

    @FXML
    void clear() {
        model.filterProperty().set("");
        model.leastProperty().set(Severity.INFO);
        model.actorProperty().set(Actor.ANYONE);
    }

    @FXML
    void exportNdjson() {
        exports.begin(Format.NDJSON, model.wanted(), model.newest());
    }

    @FXML
    void exportCsv() {
        exports.begin(Format.CSV, model.wanted(), model.newest());
    }

    @FXML
    void undock() {
        around.navigator().openInWindow(new Place.Audit(model.filterProperty().get()));
    }

    @FXML
    void openDevice() {
        if (table.getSelectionModel().getSelectedItem() instanceof Line.Event(AuditEvent event)) {
            AuditColumns.place(event).ifPresent(around.navigator()::open);
        }
    }

    @FXML
    void copy() {
        around.desk().copy(document.getText());
    }

    @FXML
    void closeDetail() {
        table.getSelectionModel().clearSelection();
    }
}
