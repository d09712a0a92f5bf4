package calypte.console.frame;

import calypte.console.client.FleetClient;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/// The padlock: while it is closed nothing can be changed by hand, and the client refuses what
/// would slip through.
public final class Lock {

    private final BooleanProperty closed = new SimpleBooleanProperty();

    /// @param fleet refuses every call that changes something while the lock is closed
    public Lock(FleetClient fleet) {
        closed.subscribe(fleet::setReadOnly);
    }

    public boolean isClosed() {
        return closed.get();
    }

    public BooleanProperty closedProperty() {
        return closed;
    }

    public void toggle() {
        closed.set(!closed.get());
    }

    /// Disables what changes something, while the lock is closed.
    public void guard(Node... nodes) {
        for (var node : nodes) {
            node.disableProperty().bind(closed);
        }
    }

    /// The same for something that has reasons of its own to be disabled.
    public void guard(Node node, ObservableBooleanValue otherwise) {
        node.disableProperty().bind(Bindings.or(closed, otherwise));
    }
}
