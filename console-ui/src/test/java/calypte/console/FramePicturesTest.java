package calypte.console;

import calypte.console.frame.Notice.Action;
import calypte.console.frame.Task;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// What is around the pages, and over them.
final class FramePicturesTest extends Gallery {

    @Test
    void isFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        screen.says("In sync").press("#palette").shown("#query");
        screen.type("#query", "lock").says("Lock or unlock the console");
        screen.type("#query", "sn-004").says("Boiler room");
        keep(screen, "palette");
        screen.push(KeyCode.ESCAPE).gone("#query");

        screen.press("#help").says("Ctrl+Shift+L");
        keep(screen, "shortcuts");
        screen.press("#shortcuts-close").gone("#shortcuts-close");

        var notices = shell().surroundings().notices();
        robot.interact(() -> {
            notices.error(
                    "127.0.0.1:8480 does not answer; the upload of thermo-1.6.0 was given up");
            notices.done("1.5.0 is published.", new Action("Show", () -> {}));
            var undo = new Action("Undo", () -> {});
            notices.undoable("16 devices were assigned 1.5.0.", Duration.ofSeconds(60), undo);
        });
        screen.press("#lock").shown("#toast-error");
        keep(screen, "notices");
        screen.press("#bell").shown("#notices");
        keep(screen, "bell");
    }

    @Test
    void tasksAreFitToBeSeen(FxRobot robot) {
        var screen = screen(robot);
        var tasks = shell().surroundings().tasks();
        robot.interact(() -> {
            var _ = tasks.run("Export of 640 devices", _ -> "", _ -> {}, _ -> {});
            var _ =
                    tasks.run(
                            "Upload of thermo-1.6.0.bin",
                            progress -> {
                                progress.phase("14.2 of 33 MB");
                                progress.at(142, 330);
                                new CountDownLatch(1).await();
                                return "";
                            },
                            _ -> {},
                            _ -> {});
        });
        screen.press("#tasks").says("14.2 of 33 MB");
        keep(screen, "tasks");
        robot.interact(() -> tasks.all().forEach(Task::cancel));
        screen.says("Stopped");
    }
}
