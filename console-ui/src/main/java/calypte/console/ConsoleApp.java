package calypte.console;

import calypte.console.frame.Playground;
import calypte.console.fx.Memory;
import calypte.console.shell.Connection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

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
        var missing = Display.here().missing();
        if (missing.isPresent()) {
            throw new NoDisplay(missing.get());
        }
        var closed = new CountDownLatch(1);
        var _ = end.whenComplete((_, _) -> closed.countDown());
        try {
            Platform.startup(() ->
                    new MainWindow(opening.connection(), opening.memory(), opening.playground())
                            .show(closed::countDown));
        } catch (RuntimeException | LinkageError e) {
            throw new NoDisplay("no window can be opened here: " + words(e), e);
        }
        try {
            closed.await();
        } finally {
            Platform.exit();
        }
    }

    private static String words(Throwable failure) {
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.strip().replaceAll("\\.$", "");
    }
}
