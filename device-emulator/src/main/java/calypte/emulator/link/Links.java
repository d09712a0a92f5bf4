package calypte.emulator.link;

import calypte.emulator.device.Event;
import java.util.function.Consumer;

/// Gives a device its line to the server.
@FunctionalInterface
public interface Links {

    /// A line that is down; what comes over it is told to `events`, on any thread.
    Link open(Identity identity, Consumer<Event> events);
}
