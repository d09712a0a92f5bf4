package calypte.console.look;

import atlantafx.base.controls.ModalPane;
import javafx.scene.Parent;

/// A form that lies over its page until it is done with.
public final class Sheet {

    private Sheet() {}

    /// Shows `form` in the pane `over` the page. A pane whose page has just been turned to has no
    /// skin yet, and without one it would never show anything.
    public static void show(ModalPane over, Parent form) {
        over.applyCss();
        over.show(form);
    }
}
