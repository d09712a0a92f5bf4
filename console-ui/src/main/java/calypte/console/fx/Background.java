package calypte.console.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Where a view model sends work that waits. The outcome comes back on the screen's thread.
public interface Background {

    /// Does `work` elsewhere, then hands its result to `done` or what went wrong to `failed`.
    <T> void run(
            Callable<? extends T> work,
            Consumer<? super T> done,
            Consumer<? super Exception> failed);

    /// The screen's thread, reached after a pause: what paces news for the eye.
    Executor after(Duration pause);

    /// The real thing: each work has a virtual thread of its own.
    static Background virtualThreads() {
        return new VirtualThreads();
    }

    /// Everything at once on the caller's thread, for tests that want no toolkit.
    static Background immediate() {
        return new Immediate();
    }

    /// See [#virtualThreads].
    final class VirtualThreads implements Background {
        @Override
        public <T> void run(
                Callable<? extends T> work,
                Consumer<? super T> done,
                Consumer<? super Exception> failed) {
            Thread.ofVirtual()
                    .name("console-work")
                    .start(() -> {
                        try {
                            var result = work.call();
                            Platform.runLater(() -> done.accept(result));
                        } catch (Exception e) {
                            Platform.runLater(() -> failed.accept(e));
                        }
                    });
        }

        @Override
        public Executor after(Duration pause) {
            return CompletableFuture.delayedExecutor(
                    pause.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater);
        }
    }

    /// See [#immediate].
    final class Immediate implements Background {
        @Override
        public <T> void run(
                Callable<? extends T> work,
                Consumer<? super T> done,
                Consumer<? super Exception> failed) {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        }

        @Override
        public Executor after(Duration pause) {
            return Runnable::run;
        }
    }
}
