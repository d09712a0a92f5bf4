package calypte.console;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The overview of a fleet in all states.
final class OverviewWalkTest extends Gallery {

    /// Every number on the overview opens exactly so many devices.
    @Test
    void countsLeadToTheirDevices(FxRobot robot) {
        var screen = screen(robot);
        screen.says("devices have failed");
        for (var cell : screen.cells()) {
            screen.press("#nav-overview").open(cell);
            screen.until(() -> screen.table("#devices").getItems().size() == cell.count());
        }
    }
}
