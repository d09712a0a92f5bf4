package calypte.console.shell;

import calypte.console.frame.Playground;
import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.fx.Memory;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What is beyond a window and its server: threads, the desk, the clock, what was kept from last
/// time, emulated devices to play with, and the way to another server.
///
/// @param playground empty where this program plays no devices
/// @param elsewhere opens the console on a server, with a token that is known to open it
public record Outside(
        Background background,
        Desk desk,
        InstantSource clock,
        Memory memory,
        Optional<Playground> playground,
        BiConsumer<URI, String> elsewhere) {

    /// For a window that leaves no trace and leads nowhere else.
    public static Outside of(Background background, Desk desk, InstantSource clock) {
        return new Outside(background, desk, clock, Memory.brief(), Optional.empty(), (_, _) -> {});
    }

    public Outside with(Playground devices) {
        return new Outside(background, desk, clock, memory, Optional.of(devices), elsewhere);
    }
}
