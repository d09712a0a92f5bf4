package calypte.server.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Does the tasks of each key one after the other, and those of different keys side by side.
final class Mailboxes<K> {

    private final ConcurrentHashMap<K, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();
    private final Executor executor;

    Mailboxes(Executor executor) {
        this.executor = executor;
    }

    /// Completes when `task` is done, well or not.
    CompletableFuture<Void> post(K key, Runnable task) {
        var done = tails.compute(key, (_, last) -> after(last).thenRunAsync(task, executor));
        var _ = done.whenComplete((_, _) -> tails.remove(key, done));
        return done;
    }

    /// One that failed does not stop those behind it.
    private static CompletableFuture<Void> after(@Nullable CompletableFuture<Void> last) {
        return last == null ? CompletableFuture.completedFuture(null) : last.handle((_, _) -> null);
    }
}
