package calypte.console;

import calypte.console.client.Badge;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The devices, and the forms over them.
final class DevicesPicturesTest extends Gallery {

    @Test
    void areFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-devices").until(() -> screen.table("#devices").getItems().size() >= 39);
        keep(screen, "devices");
        select(screen, Badge.FAILED);
        screen.says("What happens next");
        keep(screen, "drawer");

        screen.press("#drawer-assign").choose("#assign-choice", "thermo-x  ·  1.4.2");
        screen.says("Assign 1.4.2 to 1 device");
        keep(screen, "assign");
        screen.press("#cancel").gone("#cancel");
    }

    @Test
    void registeringIsFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-devices")
                .press("#register")
                .type("#register-serial", "pump 42")
                .says("The serial must be");
        keep(screen, "register");
        screen.type("#register-serial", "pump-0042")
                .press("#register-submit")
                .shown("#register-key");
        keep(screen, "registered");
        screen.press("#register-close");
    }
}
