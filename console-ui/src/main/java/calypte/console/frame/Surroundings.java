package calypte.console.frame;

import calypte.console.client.FleetClient;
import calypte.console.client.LiveFeed;
import calypte.console.fx.Background;
import calypte.console.fx.Desk;
import calypte.console.fx.Memory;
import java.time.InstantSource;

/// All that a screen stands on. Its constructor takes this, and what is the screen's own.
///
/// @param confirmation asks before what a click cannot take back
/// @param memory what outlives the window: how the operator likes things
public record Surroundings(
        FleetClient fleet,
        LiveFeed feed,
        Background background,
        Desk desk,
        InstantSource clock,
        Notices notices,
        Tasks tasks,
        Navigator navigator,
        Confirmation confirmation,
        Lock lock,
        Memory memory) {}
