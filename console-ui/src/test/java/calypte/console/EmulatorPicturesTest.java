package calypte.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The emulator: a fleet is switched on, hit, and taken away again.
final class EmulatorPicturesTest extends Gallery {

    @Test
    void isFitToBeSeenAndSteersItsDevices(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-emulator").says("No device is played");
        screen.type("#emulated-devices", "60")
                .push(KeyCode.ENTER)
                .press("#start")
                .says("60 at the server");
        screen.press("#power-off").says("12 without power");
        keep(screen, "emulator");
        screen.press("#scene-happy").says("Put firmware 1.4.0 into the library");
        screen.press("#next").says("Put firmware 1.5.0 into the library");

        screen.press("#lock").press("#lock").press("#reset").says("Take the emulated devices");
        keep(screen, "question");
        screen.press("#question-yes").says("0 at the server");
        assertThat(LivelyServer.server().devices().standing().devices()).isZero();
    }
}
