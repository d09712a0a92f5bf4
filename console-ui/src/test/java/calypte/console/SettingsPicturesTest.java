package calypte.console;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The settings.
final class SettingsPicturesTest extends Gallery {

    @Test
    void areFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-settings").says("Appearance");
        keep(screen, "settings");
    }
}
