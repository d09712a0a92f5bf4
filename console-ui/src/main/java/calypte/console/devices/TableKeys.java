package calypte.console.devices;

import calypte.console.frame.Surroundings;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;

/// The keys of the table.
final class TableKeys {

    private final Surroundings around;
    private final DevicesViewModel model;
    private final DeviceTable table;
    private final RowMenu menu;
    private final Consumer<Boolean> drawer;
    private final Columns.Ticking ticking;

    /// @param drawer is told to turn (true) or to close (false)
    TableKeys(
            Surroundings around,
            DevicesViewModel model,
            DeviceTable table,
            RowMenu menu,
            Consumer<Boolean> drawer,
            Columns.Ticking ticking) {
        this.around = around;
        this.model = model;
        this.table = table;
        this.menu = menu;
        this.drawer = drawer;
        this.ticking = ticking;
    }

    void press(KeyEvent event) {
        if (handles(event)) {
            event.consume();
        }
    }

    private boolean handles(KeyEvent event) {
        var row = table.selected();
        return switch (event.getCode()) {
            case C -> event.isShortcutDown() && copy(event);
            case A -> event.isShortcutDown() && all();
            case PAGE_DOWN -> table.isAtEnd() && more();
            case ENTER -> row != null && open();
            case ESCAPE -> row != null && close();
            case SPACE -> row != null && (event.isShortcutDown() ? tick(row) : turn());
            default -> false;
        };
    }

    private boolean copy(KeyEvent event) {
        if (event.isShiftDown()) {
            menu.copyAsCurl();
        } else if (event.isAltDown()) {
            menu.copyAsMosquitto();
        } else {
            around.desk().copy(table.copy());
        }
        return true;
    }

    private boolean all() {
        model.chooseAll();
        return true;
    }

    private boolean more() {
        model.more();
        return true;
    }

    private boolean open() {
        menu.open();
        return true;
    }

    private boolean close() {
        drawer.accept(false);
        return true;
    }

    private boolean tick(DeviceRow row) {
        ticking.toggle(row);
        return true;
    }

    private boolean turn() {
        drawer.accept(true);
        return true;
    }
}
