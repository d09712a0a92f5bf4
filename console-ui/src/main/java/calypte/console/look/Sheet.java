package calypte.console.look;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.util.Animations;
import javafx.scene.Parent;
import javafx.util.Duration;

/// A form that lies over its page until it is done with.
public final class Sheet {

    private static final Duration BRIEF = Duration.millis(120);

    private Sheet() {}

    /// Shows `form` in the pane `over` the page. A pane whose page has just been turned to has no
    /// skin yet, and without one it would never show anything.
    public static void show(ModalPane over, Parent form) {
        over.applyCss();
        move(over);
        over.show(form);
    }

    /// Briefly, or not at all for who wants nothing to move.
    private static void move(ModalPane over) {
        var still = over.getScene().getRoot().getStyleClass().contains("still");
        over.setInTransitionFactory(still ? null : form -> Animations.fadeIn(form, BRIEF));
        over.setOutTransitionFactory(still ? null : form -> Animations.fadeOut(form, BRIEF));
    }
}
