package calypte.console.frame;

import calypte.console.fx.Background;
import calypte.console.fx.Conflated;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What goes on in the background and takes its time: uploads, imports, exports. Each can be
/// watched and cancelled.
public final class Tasks {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int KEPT = 20;

    private final Background background;
    private final InstantSource clock;
    private final Conflated<Task, Task.Reached> news;
    private final ObservableList<Task> all =
            FXCollections.observableArrayList(
                    task -> new javafx.beans.Observable[] {task.stateProperty()});
    private final ObservableList<Task> inSight = FXCollections.unmodifiableObservableList(all);

    /// Work that says how far it is.
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /// What work tells of itself, from any thread.
    public interface Progress {
        /// So much of `total` is done; an unknown total is 0.
        void at(long done, long total);

        /// What it is doing now, in words.
        void phase(String words);

        /// @throws CancellationException if the operator wants it no more
        void check();
    }

    public Tasks(Background background, InstantSource clock) {
        this.background = background;
        this.clock = clock;
        this.news =
                new Conflated<>(
                        background.after(TICK),
                        batch -> batch.forEach((task, now) -> task.reach(now, clock.instant())));
    }

    /// Does `work` in the background, in sight of the operator. A cancelled one calls neither back.
    public <T> Task run(
            String title,
            Work<T> work,
            Consumer<? super T> done,
            Consumer<? super Exception> failed) {
        var task = new Task(title, clock.instant(), news);
        add(task);
        background.run(
                () -> task.work(work),
                result -> {
                    if (task.end(Task.State.DONE)) {
                        done.accept(result);
                    }
                },
                cause -> {
                    if (task.end(Task.State.FAILED)) {
                        failed.accept(cause);
                    }
                });
        return task;
    }

    private void add(Task task) {
        all.addFirst(task);
        while (all.size() > KEPT && all.getLast().isOver()) {
            all.removeLast();
        }
    }

    /// Newest first, the ended ones among them.
    public ObservableList<Task> all() {
        return inSight;
    }

    /// Forgets those that have ended.
    public void tidy() {
        all.removeIf(Task::isOver);
    }

    public IntegerBinding running() {
        return Bindings.createIntegerBinding(
                () -> (int) all.stream().filter(task -> !task.isOver()).count(), all);
    }
}
