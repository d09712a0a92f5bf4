package calypte.console.shell;

import calypte.console.frame.Place;
import calypte.console.frame.Screen;
import javafx.scene.Parent;

/// One step of an operator's way: where, on which screen, and how it was left.
final class Visit {

    private final Place place;
    private final Screen screen;
    private final Parent view;
    private Runnable bookmark = () -> {};

    Visit(Place place, Screen screen, Parent view) {
        this.place = place;
        this.screen = screen;
        this.view = view;
    }

    /// The operator leaves: what is shown now is what they will find again.
    void leave() {
        bookmark = screen.bookmark();
    }

    void comeBack() {
        bookmark.run();
        screen.refresh();
    }

    Place place() {
        return place;
    }

    Screen screen() {
        return screen;
    }

    Parent view() {
        return view;
    }
}
