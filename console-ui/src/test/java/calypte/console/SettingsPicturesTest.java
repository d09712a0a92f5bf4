package calypte.console;

import calypte.console.look.Theme.Density;
import calypte.console.look.Theme.TextSize;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The settings, and what they do to the window.
final class SettingsPicturesTest extends Gallery {

    @Test
    void areFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-settings").says("Appearance").says("the port of the operator API");
        screen.press("#address-test").says(" ms)");
        keep(screen, "settings");
    }

    @Test
    void largeTextAndCloseLinesFit(FxRobot robot) {
        var screen = screen(robot);
        robot.interact(() -> shell().theme().textSizeProperty().set(TextSize.LARGEST));
        screen.press("#nav-devices").says("In sync");
        screen.picture("largest");
        robot.interact(() -> {
            shell().theme().textSizeProperty().set(TextSize.SMALL);
            shell().theme().densityProperty().set(Density.CLOSE);
        });
        screen.picture("smallest");
    }
}
