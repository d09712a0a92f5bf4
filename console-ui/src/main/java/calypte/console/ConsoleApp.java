package calypte.console;

import calypte.console.frame.Playground;
import calypte.console.fx.Memory;
import calypte.console.shell.Connection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The console's window, as a program opens it: one per process.
public final class ConsoleApp {

    private ConsoleApp() {}

    /// What the window is opened with.
    ///
    /// @param memory keeps where the window stood and how the operator likes it
    /// @param playground the devices that this program can play
    record Opening(Connection connection, Memory memory, Optional<Playground> playground) {}

    /// Opens the window on a server, for a program that plays no devices.
    public static void open(Connection connection, Memory memory, CompletableFuture<?> end)
            throws NoDisplay, InterruptedException {
        open(new Opening(connection, memory, Optional.empty()), end);
    }

    /// Opens the window and waits until the operator closes it, or `end` comes. For a program's
    /// main thread.
    ///
    /// @throws NoDisplay if there is nowhere to show it
    static void open(Opening opening, CompletableFuture<?> end)
            throws NoDisplay, InterruptedException {
        checkDisplay();
        var closed = new CountDownLatch(1);
        var _ = end.whenComplete((_, _) -> closed.countDown());
        try {
            Platform.startup(() ->
                    new MainWindow(opening.connection(), opening.memory(), opening.playground())
                            .show(closed::countDown));
        } catch (RuntimeException | LinkageError e) {
            throw new NoDisplay("no window can be opened here: " + e.getMessage(), e);
        }
        try {
            closed.await();
        } finally {
            Platform.exit();
        }
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
