package calypte.console.firmware;

import calypte.console.frame.Navigator;
import calypte.console.frame.Place;
import calypte.console.fx.Texts;
import calypte.console.look.Looks;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// What stands in the columns of the library.
final class LibraryColumns {

    private final Navigator navigator;
    private final InstantSource clock;
    private final Texts texts = Texts.beside(LibraryColumns.class);

    LibraryColumns(Navigator navigator, InstantSource clock) {
        this.navigator = navigator;
        this.clock = clock;
    }

    void fill(TableView<FirmwareRow> table) {
        for (var column : table.getColumns()) {
            @SuppressWarnings("unchecked") // all show the row itself
            var own = (TableColumn<FirmwareRow, FirmwareRow>) column;
            own.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
            fill(own);
        }
    }

    private void fill(TableColumn<FirmwareRow, FirmwareRow> column) {
        switch (String.valueOf(column.getId())) {
            case "library-type" -> text(column, FirmwareRow::type);
            case "library-version" -> text(column, FirmwareRow::version);
            case "library-state" -> draw(column, Dress::dress);
            case "library-size" -> text(column, FirmwareRow::size);
            case "library-digest" -> digest(column);
            case "library-signature" -> draw(column, Dress::dressSignature);
            case "library-running" ->
                    count(column, row -> row.entry().running(), FirmwareRow::runningFilter);
            case "library-assigned" ->
                    count(column, row -> row.entry().assigned(), FirmwareRow::assignedFilter);
            default -> age(column);
        }
    }

    private void text(
            TableColumn<FirmwareRow, FirmwareRow> column, Function<FirmwareRow, String> words) {
        draw(column, (cell, row) -> cell.setText(words.apply(row)));
    }

    private void digest(TableColumn<FirmwareRow, FirmwareRow> column) {
        draw(
                column,
                (cell, row) -> {
                    cell.setText(row.digest());
                    cell.setTooltip(new Tooltip(String.valueOf(row.entry().sha256())));
                });
    }

    private void age(TableColumn<FirmwareRow, FirmwareRow> column) {
        draw(
                column,
                (cell, row) -> {
                    cell.setText(row.age(clock.instant()));
                    cell.setTooltip(new Tooltip(String.valueOf(row.entry().createdAt())));
                });
    }

    /// A number that leads to exactly those devices.
    private void count(
            TableColumn<FirmwareRow, FirmwareRow> column,
            ToLongFunction<FirmwareRow> number,
            Function<FirmwareRow, String> filter) {
        draw(
                column,
                (cell, row) -> {
                    var devices = number.applyAsLong(row);
                    var link = new Hyperlink("%,d".formatted(devices));
                    link.setFocusTraversable(false);
                    link.setAccessibleText(
                            texts.get("count." + column.getId(), devices, row.name()));
                    link.setOnAction(_ -> navigator.open(new Place.Devices(filter.apply(row))));
                    if (devices == 0) {
                        cell.setText("0");
                    } else {
                        cell.setGraphic(link);
                    }
                });
    }

    private static void draw(
            TableColumn<FirmwareRow, FirmwareRow> column,
            BiConsumer<TableCell<FirmwareRow, FirmwareRow>, FirmwareRow> drawing) {
        column.setCellFactory(_ -> new Drawn(drawing));
    }

    private static final class Drawn extends TableCell<FirmwareRow, FirmwareRow> {
        private final BiConsumer<TableCell<FirmwareRow, FirmwareRow>, FirmwareRow> drawing;

        Drawn(BiConsumer<TableCell<FirmwareRow, FirmwareRow>, FirmwareRow> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(FirmwareRow row, boolean empty) {
            super.updateItem(row, empty);
            Looks.undress(this);
            setTooltip(null);
            if (!empty && row != null) {
                drawing.accept(this, row);
            }
        }
    }
}
