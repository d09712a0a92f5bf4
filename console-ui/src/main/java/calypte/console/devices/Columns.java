package calypte.console.devices;

import calypte.console.look.Looks;
import calypte.console.look.Words;
import calypte.model.device.DeviceId;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// How the columns of the table draw their cells.
final class Columns {

    private Columns() {}

    /// Plain text; `style` names how it is set.
    static void text(
            TableColumn<DeviceRow, DeviceRow> column,
            Function<DeviceRow, String> text,
            String style) {
        draw(
                column,
                (cell, row) -> {
                    cell.setText(text.apply(row));
                    cell.setTooltip(new Tooltip(text.apply(row)));
                    cell.getStyleClass().remove(style);
                    cell.getStyleClass().add(style);
                });
    }

    static void status(TableColumn<DeviceRow, DeviceRow> column) {
        draw(
                column,
                (cell, row) -> {
                    Looks.dress(cell, row.badge());
                    cell.setTooltip(new Tooltip(row.statusInFull()));
                    cell.setAccessibleText(row.statusInFull());
                });
    }

    static void link(TableColumn<DeviceRow, DeviceRow> column) {
        draw(
                column,
                (cell, row) -> {
                    var link = row.device().status().link();
                    cell.setText(Words.of(link));
                    Looks.dress(cell, Looks.icon(link), Looks.style(link));
                });
    }

    /// A real check box, because a list cell's own does not tell assistive technology its state.
    static void tick(
            TableColumn<DeviceRow, DeviceRow> column,
            Chosen chosen,
            Function<DeviceRow, String> words,
            Consumer<DeviceId> toggle) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new Tick(chosen, words, toggle));
    }

    private static void draw(
            TableColumn<DeviceRow, DeviceRow> column,
            BiConsumer<TableCell<DeviceRow, DeviceRow>, DeviceRow> drawing) {
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new Drawn(drawing));
    }

    private static final class Drawn extends TableCell<DeviceRow, DeviceRow> {

        private final BiConsumer<TableCell<DeviceRow, DeviceRow>, DeviceRow> drawing;

        Drawn(BiConsumer<TableCell<DeviceRow, DeviceRow>, DeviceRow> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(DeviceRow row, boolean empty) {
            super.updateItem(row, empty);
            Looks.undress(this);
            setTooltip(null);
            if (!empty && row != null) {
                drawing.accept(this, row);
            }
        }
    }

    private static final class Tick extends TableCell<DeviceRow, DeviceRow> {

        private final CheckBox box = new CheckBox();
        private final Chosen chosen;
        private final Function<DeviceRow, String> words;

        Tick(Chosen chosen, Function<DeviceRow, String> words, Consumer<DeviceId> toggle) {
            this.chosen = chosen;
            this.words = words;
            box.setOnAction(_ -> toggle.accept(getItem().id()));
            chosen.countProperty().subscribe(_ -> show());
        }

        @Override
        protected void updateItem(DeviceRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty ? null : box);
            show();
        }

        private void show() {
            var row = getItem();
            if (row != null) {
                box.setSelected(chosen.isAll() || chosen.ids().contains(row.id()));
                box.setAccessibleText(words.apply(row));
            }
        }
    }
}
