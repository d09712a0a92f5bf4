package calypte.console.audit;

import calypte.console.client.AuditEvent;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import calypte.console.look.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// What stands in the columns of the audit.
final class AuditColumns {

    private final Surroundings around;
    private final Texts texts = Texts.beside(AuditColumns.class);
    private final DateTimeFormatter clock =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    AuditColumns(Surroundings around) {
        this.around = around;
    }

    void fill(TableView<Line> table) {
        for (var column : table.getColumns()) {
            @SuppressWarnings("unchecked") // all show the line itself
            var own = (TableColumn<Line, Line>) column;
            own.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
            fill(own);
        }
    }

    private void fill(TableColumn<Line, Line> column) {
        switch (String.valueOf(column.getId())) {
            case "audit-time" -> draw(column, this::time);
            case "audit-severity" -> draw(column, AuditColumns::severity);
            case "audit-action" -> text(column, AuditEvent::action);
            case "audit-user" -> text(column, event -> or(event.user()));
            case "audit-device" -> draw(column, this::device);
            default -> message(column);
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void time(Cell cell, AuditEvent event) {
        cell.setText(clock.format(event.at()));
        cell.setTooltip(new Tooltip(event.at().toString()));
    }

    private static void severity(Cell cell, AuditEvent event) {
        cell.setText(Words.of(event.severity()));
        Looks.dress(cell, Looks.icon(event.severity()), Looks.style(event.severity()));
    }

    private void device(Cell cell, AuditEvent event) {
        var serial = or(event.deviceSerial());
        var place = place(event);
        if (place.isEmpty()) {
            cell.setText(serial);
            return;
        }
        var link = new Hyperlink(serial);
        link.setFocusTraversable(false);
        link.setAccessibleText(texts.get("device.open", serial));
        link.setOnAction(_ -> place.ifPresent(around.navigator()::open));
        cell.setGraphic(link);
    }

    /// The page of the device that it tells of.
    static Optional<Place> place(AuditEvent event) {
        var id = event.deviceId();
        var serial = event.deviceSerial();
        return id == null || serial == null
                ? Optional.empty()
                : Optional.of(new Place.OneDevice(id, serial));
    }

    private void message(TableColumn<Line, Line> column) {
        column.setCellFactory(_ ->
                new Cell(
                        (cell, event) -> {
                            cell.setText(event.message());
                            cell.setTooltip(new Tooltip(event.message()));
                        }) {
                    @Override
                    void gap(Line.Gap gap) {
                        setText(
                                gap.count() == 0
                                        ? texts.get("gap.some")
                                        : texts.get("gap", gap.count()));
                        getStyleClass().add("gap");
                    }
                });
    }

    private static void text(TableColumn<Line, Line> column, Function<AuditEvent, String> text) {
        draw(
                column,
                (cell, event) -> {
                    cell.setText(text.apply(event));
                    cell.setTooltip(new Tooltip(text.apply(event)));
                });
    }

    private static void draw(TableColumn<Line, Line> column, BiConsumer<Cell, AuditEvent> drawing) {
        column.setCellFactory(_ -> new Cell(drawing));
    }

    /// A cell of an event; in the line of a gap it is empty.
    private static class Cell extends TableCell<Line, Line> {
        private final BiConsumer<Cell, AuditEvent> drawing;

        Cell(BiConsumer<Cell, AuditEvent> drawing) {
            this.drawing = drawing;
        }

        void gap(Line.Gap gap) {
            setText(null);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            Looks.undress(this);
            getStyleClass().remove("gap");
            setTooltip(null);
            if (empty || line == null) {
                return;
            }
            switch (line) {
                case Line.Event(var event) -> drawing.accept(this, event);
                case Line.Gap gap -> gap(gap);
            }
        }
    }
}
