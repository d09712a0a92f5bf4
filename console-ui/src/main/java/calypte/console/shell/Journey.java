package calypte.console.shell;

import calypte.console.frame.Place;
import java.util.Optional;
import java.util.function.Consumer;

/// The operator's way through the window: forth to new places, back to old ones as they were left.
final class Journey {

    private static final int MOST = 40;

    private final Screens screens;
    private final Consumer<Visit> onArrival;
    private final History<Visit> history = new History<>(MOST, this::forgotten);

    Journey(Screens screens, Consumer<Visit> onArrival) {
        this.screens = screens;
        this.onArrival = onArrival;
    }

    void open(Place place) {
        var here = history.here();
        if (here.isPresent() && here.get().place().equals(place)) {
            here.get().screen().show(place);
            return;
        }
        here.ifPresent(Visit::leave);
        var visit = screens.visit(place);
        history.go(visit);
        onArrival.accept(visit);
        visit.screen().show(place);
    }

    void back() {
        move(history.here(), history.back());
    }

    void forward() {
        move(history.here(), history.forward());
    }

    private void move(Optional<Visit> from, Optional<Visit> to) {
        if (to.isPresent()) {
            from.ifPresent(Visit::leave);
            onArrival.accept(to.get());
            to.get().comeBack();
        }
    }

    /// A page about one thing is done with when no step leads to it any more.
    private void forgotten(Visit visit) {
        if (history.steps().stream().noneMatch(step -> step.screen() == visit.screen())) {
            screens.leave(visit.screen());
        }
    }

    Optional<Visit> here() {
        return history.here();
    }

    boolean canGoBack() {
        return history.canGoBack();
    }

    boolean canGoForward() {
        return history.canGoForward();
    }
}
