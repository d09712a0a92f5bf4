package calypte.console.device;

import calypte.console.look.Looks;
import java.util.function.BiConsumer;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell that is drawn from the whole of its row.
final class DrawnCell<R> extends TableCell<R, R> {

    private final BiConsumer<TableCell<R, R>, R> drawing;

    DrawnCell(BiConsumer<TableCell<R, R>, R> drawing) {
        this.drawing = drawing;
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        Looks.undress(this);
        setTooltip(null);
        if (!empty && row != null) {
            drawing.accept(this, row);
        }
    }
}
