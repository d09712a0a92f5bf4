package calypte.console.rollouts;

import calypte.console.look.Looks;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// How the columns of these tables are drawn.
final class Cells {

    private Cells() {}

    /// Plain text, which a tooltip says in full.
    static <T> void text(TableColumn<T, T> column, Function<T, String> text) {
        draw(
                column,
                (cell, row) -> {
                    var words = text.apply(row);
                    cell.setText(words);
                    cell.setTooltip(words.isEmpty() ? null : new Tooltip(words));
                });
    }

    static <T> void draw(TableColumn<T, T> column, BiConsumer<TableCell<T, T>, T> drawing) {
        column.setSortable(false);
        head(column);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new Drawn<>(drawing));
    }

    /// A heading that a tooltip says in full.
    private static void head(TableColumn<?, ?> column) {
        var heading = new Label(column.getText());
        heading.setTooltip(new Tooltip(column.getText()));
        column.setText("");
        column.setGraphic(heading);
    }

    private static final class Drawn<T> extends TableCell<T, T> {

        private final BiConsumer<TableCell<T, T>, T> drawing;

        Drawn(BiConsumer<TableCell<T, T>, T> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(T row, boolean empty) {
            super.updateItem(row, empty);
            Looks.undress(this);
            setTooltip(null);
            if (!empty && row != null) {
                drawing.accept(this, row);
            }
        }
    }
}
