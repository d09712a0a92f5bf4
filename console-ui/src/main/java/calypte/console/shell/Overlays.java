package calypte.console.shell;

import atlantafx.base.controls.ModalPane;
import calypte.console.frame.Question;
import calypte.console.fx.Views;
import calypte.console.look.Sheet;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the page for a moment: sheets over all of it, and panels that hang from their
/// button. One at a time; Escape closes it and gives the focus back.
final class Overlays {

    private static final double MOST_HEIGHT = 400;

    private final ModalPane modal;
    private final StackPane panel;
    private @Nullable Node before;

    Overlays(ModalPane modal, StackPane panel) {
        this.modal = modal;
        this.panel = panel;
        modal.displayProperty()
                .subscribe(open -> {
                    if (!open) {
                        giveBack();
                    }
                });
        panel.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        closePanel();
                        event.consume();
                    }
                });
        panel.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getTarget() == panel) {
                        closePanel();
                    }
                });
        panel.setVisible(false);
    }

    /// Lays a sheet over everything.
    void open(Object controller, Pos where) {
        closePanel();
        remember();
        modal.setAlignment(where);
        Sheet.show(modal, Views.load(controller));
    }

    /// Asks, and does `yes` if that is the answer.
    void ask(Question question, Runnable yes) {
        open(new QuestionController(question, yes, this::close), Pos.CENTER);
    }

    void close() {
        modal.hide(true);
    }

    /// Hangs a panel at `where`; once more takes it away.
    void hang(Object controller, Pos where) {
        if (panel.isVisible() && panel.getUserData() == controller.getClass()) {
            closePanel();
            return;
        }
        remember();
        Parent content = Views.load(controller);
        StackPane.setAlignment(content, where);
        panel.setUserData(controller.getClass());
        panel.getChildren().setAll(content);
        panel.setVisible(true);
        content.lookupAll(".scroll-pane").forEach(Overlays::fitHeight);
        content.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    /// As high as what is in it, until that is too much.
    private static void fitHeight(Node node) {
        if (node instanceof ScrollPane scroll && scroll.getContent() instanceof Region inside) {
            scroll.prefViewportHeightProperty()
                    .bind(Bindings.min(MOST_HEIGHT, inside.heightProperty()));
        }
    }

    void closePanel() {
        if (panel.isVisible()) {
            panel.setVisible(false);
            panel.getChildren().clear();
            giveBack();
        }
    }

    private void remember() {
        before = modal.getScene().getFocusOwner();
    }

    private void giveBack() {
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }
}
