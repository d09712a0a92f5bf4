package calypte.console.frame;

import java.util.List;
import java.util.Optional;

/// A page of the console, which is the controller of its FXML file. The frame makes it, loads its
/// view when it is first needed, and leads the operator to it.
public interface Screen extends AutoCloseable {

    /// The operator has come to `place`: shows it, with what is known, and asks anew.
    void show(Place place);

    /// Asks anew (F5).
    void refresh();

    /// Puts the cursor where one searches (Ctrl+F); empty where nothing is searched.
    default Optional<Runnable> find() {
        return Optional.empty();
    }

    /// What brings the screen back to exactly what it shows now: filter, order, selection. Taken
    /// when the operator leaves, run when they come back. A page about one thing needs none: it is
    /// kept as it is.
    default Runnable bookmark() {
        return () -> {};
    }

    /// What can be done here, for the palette and the keyboard. Asked before the view is loaded.
    default List<Command> commands() {
        return List.of();
    }

    /// Nobody comes back: no more news, please.
    @Override
    default void close() {}
}
