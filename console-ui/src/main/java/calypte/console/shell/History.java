package calypte.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The steps an operator took, and where among them they are. Going on from the middle forgets what
/// lay ahead, as in a browser.
final class History<S> {

    private final int most;
    private final Consumer<S> onForgotten;
    private final List<S> steps = new ArrayList<>();
    private int here = -1;

    /// @param most so many steps are kept
    /// @param onForgotten hears of each step that nobody can return to
    History(int most, Consumer<S> onForgotten) {
        this.most = most;
        this.onForgotten = onForgotten;
    }

    void go(S step) {
        while (steps.size() > here + 1) {
            onForgotten.accept(steps.removeLast());
        }
        steps.add(step);
        here++;
        if (steps.size() > most) {
            onForgotten.accept(steps.removeFirst());
            here--;
        }
    }

    Optional<S> here() {
        return here < 0 ? Optional.empty() : Optional.of(steps.get(here));
    }

    /// One step back; empty at the first.
    Optional<S> back() {
        return move(-1);
    }

    /// One step forward again; empty at the last.
    Optional<S> forward() {
        return move(1);
    }

    private Optional<S> move(int by) {
        var there = here + by;
        if (there < 0 || there >= steps.size()) {
            return Optional.empty();
        }
        here = there;
        return Optional.of(steps.get(here));
    }

    boolean canGoBack() {
        return here > 0;
    }

    boolean canGoForward() {
        return here < steps.size() - 1;
    }

    /// All steps, the oldest first.
    List<S> steps() {
        return List.copyOf(steps);
    }
}
