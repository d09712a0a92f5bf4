package calypte.console.shell;

import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.fx.Memory;
import java.time.InstantSource;

/// What is beyond a window and its server: threads, the desk, the clock, what was kept from last
/// time.
public record Outside(Background background, Desk desk, InstantSource clock, Memory memory) {

    /// For a window that leaves no trace.
    public static Outside of(Background background, Desk desk, InstantSource clock) {
        return new Outside(background, desk, clock, Memory.brief());
    }
}
