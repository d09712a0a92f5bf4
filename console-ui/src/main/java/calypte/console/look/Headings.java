package calypte.console.look;

import calypte.console.fx.Views;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// The headings of a table, which a narrow window or a long language cuts short.
public final class Headings {

    private Headings() {}

    /// Lets each say all of itself to who points at it.
    public static void explain(TableView<?> table) {
        table.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        Views.afterLayout(table, () -> explainNow(table));
                    }
                });
    }

    private static void explainNow(TableView<?> table) {
        for (var node : table.lookupAll(".column-header .label")) {
            if (node instanceof Label heading && heading.getTooltip() == null) {
                var whole = new Tooltip();
                whole.textProperty().bind(heading.textProperty());
                heading.setTooltip(whole);
            }
        }
    }
}
