package calypte.console.look;

import calypte.console.client.Recipe;
import calypte.console.fx.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/// The menu *Copy as*: the same thing for a shell, as what is chosen when it opens stands then.
public final class CopyAs {

    private static final Texts TEXTS = Texts.beside(CopyAs.class);

    private CopyAs() {}

    /// A menu within another one.
    ///
    /// @param copy gets what was asked for
    public static Menu menu(Supplier<Recipe> recipe, Consumer<String> copy) {
        return menu(TEXTS.get("copy.as"), recipe, copy);
    }

    /// The same under another name, for where several stand together.
    public static Menu menu(String title, Supplier<Recipe> recipe, Consumer<String> copy) {
        var menu = new Menu(title);
        var ways = ways(recipe, copy);
        menu.getItems().setAll(ways.stream().map(Way::item).toList());
        menu.setOnShowing(_ -> ways.forEach(Way::fit));
        return menu;
    }

    /// Hangs the menu on a button or a list, for the right button of the mouse and the menu key.
    public static void attach(Control control, Supplier<Recipe> recipe, Consumer<String> copy) {
        control.setContextMenu(new ContextMenu(menu(recipe, copy)));
    }

    /// Fills a button of that name.
    public static void fill(MenuButton button, Supplier<Recipe> recipe, Consumer<String> copy) {
        var ways = ways(recipe, copy);
        button.setText(TEXTS.get("copy.as"));
        button.getItems().setAll(ways.stream().map(Way::item).toList());
        button.setOnShowing(_ -> ways.forEach(Way::fit));
    }

    private static List<Way> ways(Supplier<Recipe> recipe, Consumer<String> copy) {
        return List.of(
                way("curl", recipe, Recipe::curl, copy),
                way("calypte", recipe, Recipe::calypte, copy),
                way("mosquitto", recipe, Recipe::mosquitto, copy));
    }

    private static Way way(
            String name,
            Supplier<Recipe> recipe,
            Function<Recipe, @Nullable String> line,
            Consumer<String> copy) {
        var item = new MenuItem(TEXTS.get("copy." + name));
        item.setOnAction(_ -> {
            var text = line.apply(recipe.get());
            if (text != null) {
                copy.accept(text);
            }
        });
        return new Way(item, recipe, line);
    }

    private record Way(
            MenuItem item, Supplier<Recipe> recipe, Function<Recipe, @Nullable String> line) {

        /// A way that does not fit takes no room.
        void fit() {
            item.setVisible(line.apply(recipe.get()) != null);
        }
    }
}
