package calypte.console;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The emulator.
final class EmulatorPicturesTest extends Gallery {

    @Test
    void isFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-emulator").says("Play devices");
        keep(screen, "emulator");
    }
}
