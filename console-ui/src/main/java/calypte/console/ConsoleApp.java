package calypte.console;

import calypte.console.fx.Background;
import calypte.console.fx.Memory;
import calypte.console.fx.WindowDesk;
import calypte.console.shell.Connection;
import calypte.console.shell.Outside;
import calypte.console.shell.Shell;
import calypte.console.shell.WindowPlace;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The console's window, as a program opens it: one per process.
public final class ConsoleApp {

    private ConsoleApp() {}

    /// Opens the window on a server and waits until the operator closes it, or `end` comes. For a
    /// program's main thread.
    ///
    /// @param memory keeps where the window stood and how the operator likes it
    ///
    /// @throws NoDisplay if there is nowhere to show it
    public static void open(Connection connection, Memory memory, CompletableFuture<?> end)
            throws NoDisplay, InterruptedException {
        checkDisplay();
        var closed = new CountDownLatch(1);
        var _ = end.whenComplete((_, _) -> closed.countDown());
        try {
            Platform.startup(() -> show(connection, memory, closed));
        } catch (RuntimeException | LinkageError e) {
            throw new NoDisplay("no window can be opened here: " + e.getMessage(), e);
        }
        try {
            closed.await();
        } finally {
            Platform.exit();
        }
    }

    private static void show(Connection connection, Memory memory, CountDownLatch closed) {
        var stage = new Stage();
        var outside =
                new Outside(
                        Background.virtualThreads(),
                        new WindowDesk(stage),
                        InstantSource.system(),
                        memory);
        var shell = new Shell(connection, outside);
        stage.setScene(shell.scene());
        stage.titleProperty().bind(shell.titleProperty());
        stage.setMinWidth(1000);
        stage.setMinHeight(700);
        stage.setWidth(1280);
        stage.setHeight(860);
        new WindowPlace(memory, "window.main").follow(stage);
        stage.setOnHidden(_ -> {
            shell.close();
            closed.countDown();
        });
        stage.show();
        shell.restoreWindows();
    }

    /// Whether there is anywhere to show a window. GTK says nothing useful where there is no X
    /// server, so it is asked for beforehand.
    public static boolean hasDisplay() {
        var x11 = System.getProperty("os.name", "").equals("Linux");
        var headless = "Headless".equals(System.getProperty("glass.platform"));
        return !x11 || headless || !isEmpty(System.getenv("DISPLAY"));
    }

    private static void checkDisplay() throws NoDisplay {
        if (!hasDisplay()) {
            throw new NoDisplay("no window can be opened here: DISPLAY is not set");
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
