package calypte.console.devices;

import calypte.console.client.SelectionClient.Format;
import calypte.console.devices.ExportViewModel.Scope;
import calypte.console.fx.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Fills the menu in which an operator says which devices they want as which kind of file.
final class ExportMenu {

    private final ExportViewModel exports;
    private final DevicesViewModel list;
    private final Texts texts = Texts.beside(ExportMenu.class);

    ExportMenu(ExportViewModel exports, DevicesViewModel list) {
        this.exports = exports;
        this.list = list;
    }

    void fill(MenuButton button) {
        for (var scope : Scope.values()) {
            button.getItems().add(menu(scope));
        }
        button.setOnShowing(_ -> name(button));
    }

    private Menu menu(Scope scope) {
        var menu = new Menu(words(scope, 0));
        for (var format : Format.values()) {
            var item = new MenuItem(format.name());
            item.setOnAction(_ -> exports.export(scope, format));
            menu.getItems().add(item);
        }
        if (scope == Scope.SELECTION) {
            menu.disableProperty().bind(Bindings.lessThan(list.chosen().countProperty(), 1));
        }
        return menu;
    }

    private void name(MenuButton button) {
        for (var scope : Scope.values()) {
            var count =
                    switch (scope) {
                        case SELECTION -> list.chosen().countProperty().get();
                        case FILTER, ALL -> list.matching();
                    };
            button.getItems().get(scope.ordinal()).setText(words(scope, count));
        }
    }

    private String words(Scope scope, long count) {
        return texts.get("export." + scope.name().toLowerCase(Locale.ROOT), count);
    }
}
