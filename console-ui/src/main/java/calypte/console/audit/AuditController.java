package calypte.console.audit;

import calypte.console.client.AuditEvent;
import calypte.console.client.AuditEvent.Severity;
import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Desk;
import calypte.console.fx.Texts;
import calypte.console.fx.Views;
import calypte.console.look.Looks;
import calypte.console.look.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Ties `audit.fxml` to its view model.
public final class AuditController implements Screen {

    private final AuditViewModel model;
    private final Desk desk;
    private final Texts texts = Texts.beside(AuditController.class);
    private final DateTimeFormatter clock;

    @FXML private TextField search;
    @FXML private ComboBox<Severity> least;
    @FXML private ToggleButton follow;
    @FXML private TableView<AuditEvent> table;
    @FXML private TableColumn<AuditEvent, AuditEvent> time;
    @FXML private TableColumn<AuditEvent, AuditEvent> severity;
    @FXML private TableColumn<AuditEvent, AuditEvent> action;
    @FXML private TableColumn<AuditEvent, AuditEvent> device;
    @FXML private TableColumn<AuditEvent, AuditEvent> message;
    @FXML private VBox detail;
    @FXML private TextArea document;

    public AuditController(Surroundings around) {
        this.model = new AuditViewModel(around.fleet(), around.feed(), around.background());
        this.desk = around.desk();
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Audit(var wanted) && wanted != null) {
            model.searchProperty().set(wanted);
        }
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public Optional<Runnable> find() {
        return Optional.of(() -> {
            search.requestFocus();
            search.selectAll();
        });
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
        search.textProperty().bindBidirectional(model.searchProperty());
        least.getItems().setAll(Severity.values());
        least.setConverter(new SeverityWords());
        least.valueProperty().bindBidirectional(model.leastProperty());
        follow.selectedProperty().bindBidirectional(model.followProperty());
        model.followProperty().subscribe(_ -> toNewest());
        table.setItems(model.shown());
        model.shown().addListener((ListChangeListener<AuditEvent>) _ -> toNewest());
        table.heightProperty().subscribe(_ -> toNewest());
        table.addEventFilter(ScrollEvent.SCROLL, this::scroll);
        table.getSelectionModel().selectedItemProperty().subscribe(this::show);
        draw(
                time,
                (cell, event) -> {
                    cell.setText(clock.format(event.at()));
                    cell.setTooltip(new Tooltip(event.at().toString()));
                });
        draw(
                severity,
                (cell, event) -> {
                    cell.setText(Words.of(event.severity()));
                    Looks.dress(cell, Looks.icon(event.severity()), Looks.style(event.severity()));
                });
        text(action, AuditEvent::action);
        text(device, event -> event.deviceSerial() == null ? "" : event.deviceSerial());
        text(message, AuditEvent::message);
    }

    private static void text(
            TableColumn<AuditEvent, AuditEvent> column, Function<AuditEvent, String> text) {
        draw(
                column,
                (cell, event) -> {
                    cell.setText(text.apply(event));
                    cell.setTooltip(new Tooltip(text.apply(event)));
                });
    }

    private static void draw(
            TableColumn<AuditEvent, AuditEvent> column,
            BiConsumer<TableCell<AuditEvent, AuditEvent>, AuditEvent> drawing) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new Drawn(drawing));
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

    private void show(@Nullable AuditEvent event) {
        detail.setVisible(event != null);
        detail.setManaged(event != null);
        document.setText(event == null ? "" : event.document());
        if (event != null) {
            model.followProperty().set(false);
        }
    }

    @FXML
    void copy() {
        desk.copy(document.getText());
    }

    @FXML
    void closeDetail() {
        table.getSelectionModel().clearSelection();
    }

    private static final class Drawn extends TableCell<AuditEvent, AuditEvent> {

        private final BiConsumer<TableCell<AuditEvent, AuditEvent>, AuditEvent> drawing;

        Drawn(BiConsumer<TableCell<AuditEvent, AuditEvent>, AuditEvent> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(AuditEvent event, boolean empty) {
            super.updateItem(event, empty);
            Looks.undress(this);
            setTooltip(null);
            if (!empty && event != null) {
                drawing.accept(this, event);
            }
        }
    }

    private final class SeverityWords extends StringConverter<Severity> {
        @Override
        public String toString(@Nullable Severity one) {
            return one == null ? "" : texts.get("least." + one);
        }

        @Override
        public Severity fromString(String text) {
            throw new UnsupportedOperationException("severities are chosen, not typed");
        }
    }
}
