package calypte.console.devices;

import calypte.console.client.Intervention;
import calypte.console.client.Recipe;
import calypte.console.client.Selection;
import calypte.console.frame.Place;
import calypte.console.frame.Surroundings;
import calypte.console.fx.Texts;
import calypte.console.look.CopyAs;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// What can be done with one line, by its menu and by keys.
final class RowMenu {

    private final Surroundings around;
    private final BulkViewModel bulk;
    private final Supplier<@Nullable DeviceRow> selected;
    private final DeviceRecipes recipes;
    private final Texts texts = Texts.beside(RowMenu.class);

    /// @param selected the line that it is about
    RowMenu(Surroundings around, BulkViewModel bulk, Supplier<@Nullable DeviceRow> selected) {
        this.around = around;
        this.bulk = bulk;
        this.selected = selected;
        this.recipes = new DeviceRecipes(around);
        recipes.prepare();
    }

    /// @param assign asks which firmware
    /// @param tag asks which tags
    ContextMenu menu(Consumer<Selection> assign, Consumer<Selection> tag) {
        var menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item("menu.open", _ -> open()),
                        new SeparatorMenuItem(),
                        item("menu.copy-serial", row -> around.desk().copy(row.serial())),
                        copyAs(),
                        new SeparatorMenuItem(),
                        changing("menu.assign", assign),
                        changing("menu.retry", on -> bulk.intervene(Intervention.RETRY, on)),
                        changing("menu.hold", on -> bulk.intervene(Intervention.HOLD, on)),
                        changing("menu.release", on -> bulk.intervene(Intervention.RELEASE, on)),
                        changing("menu.cancel", on -> bulk.intervene(Intervention.CANCEL, on)),
                        changing("menu.tag", tag),
                        new SeparatorMenuItem(),
                        changing("menu.decommission", bulk::decommission));
        return menu;
    }

    private Menu copyAs() {
        return CopyAs.menu(this::recipe, around.desk()::copy);
    }

    private Recipe recipe() {
        var row = selected.get();
        return row == null ? around.fleet().recipes().get("/devices") : recipes.of(row);
    }

    void copyAsCurl() {
        with(row -> recipes.curl(row).ifPresent(around.desk()::copy));
    }

    void copyAsMosquitto() {
        with(row -> recipes.mosquitto(row).ifPresent(around.desk()::copy));
    }

    /// Goes to the device's own page.
    void open() {
        with(row -> around.navigator().open(new Place.OneDevice(row.id(), row.serial())));
    }

    private MenuItem item(String key, Consumer<DeviceRow> action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> with(action));
        return item;
    }

    private MenuItem changing(String key, Consumer<Selection> action) {
        var item = item(key, row -> action.accept(Selection.of(List.of(row.id()))));
        item.disableProperty().bind(around.lock().closedProperty());
        return item;
    }

    private void with(Consumer<DeviceRow> action) {
        var row = selected.get();
        if (row != null) {
            action.accept(row);
        }
    }
}
