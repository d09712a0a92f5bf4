package calypte.console;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The audit.
final class AuditPicturesTest extends Gallery {

    @Test
    void isFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.press("#nav-audit").shown("#audit");
        screen.until(() -> screen.table("#audit").getItems().size() > 20);
        keep(screen, "audit");
    }
}
