package calypte.console.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// Brings views to life.
public final class Views {

    private Views() {}

    /// The view of `controller`: `devices.fxml` beside `DevicesController`, with the words of its
    /// package.
    public static Parent load(Object controller) {
        var type = controller.getClass();
        var name = type.getSimpleName().replace("Controller", "");
        var file = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + ".fxml";
        var place = Objects.requireNonNull(type.getResource(file), file);
        var loader = new FXMLLoader(place, Texts.beside(type).bundle());
        loader.setControllerFactory(_ -> controller);
        try {
            Parent view = loader.load();
            view.lookupAll(".field-label").forEach(Views::labelWhatFollows);
            return view;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A field's label is the one before it. FXML cannot say so itself: there, what follows is not
    /// known yet.
    private static void labelWhatFollows(Node node) {
        var siblings = node.getParent().getChildrenUnmodifiable();
        var next = siblings.indexOf(node) + 1;
        if (node instanceof Label label && next < siblings.size()) {
            var field = siblings.get(next);
            label.setLabelFor(
                    field instanceof Pane row ? row.getChildrenUnmodifiable().getFirst() : field);
        }
    }

    /// Does `action` when the next layout is done: what is laid out only then can be scrolled to.
    public static void afterLayout(Node node, Runnable action) {
        var scene = node.getScene();
        if (scene == null) {
            return;
        }
        var once =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        action.run();
                    }
                };
        scene.addPostLayoutPulseListener(once);
        Platform.requestNextPulse();
    }

    /// Calls `tick` on the screen's thread again and again, for texts that grow old.
    public static Animation every(Duration period, Runnable tick) {
        var frame = new KeyFrame(javafx.util.Duration.millis(period.toMillis()), _ -> tick.run());
        var timeline = new Timeline(frame);
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline;
    }
}
