package calypte.console;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// What one sees who looks at a screen and holds a stopwatch.
final class Eyes {

    private static final long PATIENCE_S = 60;

    private Eyes() {}

    /// Opens the screen, on a display or, where there is none, in memory.
    static void open() throws InterruptedException {
        if (Display.here().missing().isPresent()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        var up = new CompletableFuture<Boolean>();
        Platform.startup(() -> up.complete(true));
        Platform.setImplicitExit(false);
        var _ = up.join();
    }

    static void close() {
        Platform.exit();
    }

    /// Does something on the screen's thread, and waits for it.
    static <T> T act(Supplier<T> action) throws IOException, InterruptedException {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(action.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return wait(done);
    }

    /// How long it takes, in nanoseconds, from the begin of `action` until a frame is drawn in
    /// which `seen` holds.
    static long until(Runnable action, BooleanSupplier seen)
            throws IOException, InterruptedException {
        var took = new CompletableFuture<Long>();
        Platform.runLater(() -> {
            var begun = System.nanoTime();
            try {
                action.run();
            } catch (RuntimeException e) {
                took.completeExceptionally(e);
                return;
            }
            new Frames(begun, seen, took).start();
        });
        return wait(took);
    }

    private static <T> T wait(CompletableFuture<T> what) throws IOException, InterruptedException {
        try {
            return what.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the console did not show what it should", e);
        }
    }

    /// A frame that is asked about is the one after that in which it holds: what is on the screen's
    /// lists by then has been laid out once.
    private static final class Frames extends AnimationTimer {
        private final long begun;
        private final BooleanSupplier seen;
        private final CompletableFuture<Long> took;
        private boolean isThere;

        Frames(long begun, BooleanSupplier seen, CompletableFuture<Long> took) {
            this.begun = begun;
            this.seen = seen;
            this.took = took;
        }

        @Override
        public void handle(long now) {
            if (isThere || took.isDone()) {
                took.complete(System.nanoTime() - begun);
                stop();
            }
            isThere = seen.getAsBoolean();
        }
    }
}
