package calypte.console;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The firmware library.
final class FirmwarePicturesTest extends Gallery {

    @Test
    void isFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-firmware").says("1.4.2");
        keep(screen, "firmware");
    }
}
