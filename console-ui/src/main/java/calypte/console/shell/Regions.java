package calypte.console.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The parts of a window, for the key that goes from one to the next: header, navigation, page,
/// status bar.
final class Regions {

    private final Scene scene;
    private final Supplier<List<Node>> regions;

    Regions(Scene scene, Supplier<List<Node>> regions) {
        this.scene = scene;
        this.regions = regions;
    }

    /// Goes `by` parts on from where the focus is, past those where nothing can have it.
    void turn(int by) {
        var all = regions.get();
        var here = here(all);
        for (var step = 1; step <= all.size(); step++) {
            var next = all.get(Math.floorMod(here + by * step, all.size()));
            var first = first(next);
            if (first.isPresent()) {
                first.get().requestFocus();
                return;
            }
        }
    }

    private int here(List<Node> all) {
        for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
            if (all.contains(at)) {
                return all.indexOf(at);
            }
        }
        return 0;
    }

    private static Optional<Node> first(Node from) {
        if (!from.isVisible() || from.isDisabled()) {
            return Optional.empty();
        }
        if (from.isFocusTraversable()) {
            return Optional.of(from);
        }
        if (from instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                var found = first(child);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
