package calypte.console;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The overview of a fleet in all states: the picture of the README.
final class OverviewPicturesTest extends Gallery {

    @Test
    void isFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.says("devices have failed").says("In sync");
        keep(screen, "overview");
    }

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
