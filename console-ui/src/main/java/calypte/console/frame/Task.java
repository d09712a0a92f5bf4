package calypte.console.frame;

import calypte.console.fx.Conflated;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One thing that goes on in the background.
public final class Task {

    private final String title;
    private final Conflated<Task, Reached> news;
    private final AtomicReference<Reached> reached = new AtomicReference<>(new Reached(0, 0, ""));
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private Instant lastWord;
    private volatile @Nullable Thread worker;
    private volatile boolean unwanted;

    /// How a task stands.
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    record Reached(long done, long total, String phase) {
        /// Below 0 while nobody knows how much there is to do.
        double fraction() {
            return total <= 0 ? -1 : Math.clamp((double) done / total, 0, 1);
        }
    }

    Task(String title, Instant now, Conflated<Task, Reached> news) {
        this.title = title;
        this.lastWord = now;
        this.news = news;
    }

    <T> T work(Tasks.Work<T> work) throws Exception {
        worker = Thread.currentThread();
        try {
            return work.run(new Telling());
        } finally {
            worker = null;
        }
    }

    /// Gives it up. What was waiting is woken; what it has done so far stays done.
    public void cancel() {
        if (end(State.CANCELLED)) {
            unwanted = true;
            var waiting = worker;
            if (waiting != null) {
                waiting.interrupt();
            }
        }
    }

    /// Whether it ended now, and not before.
    boolean end(State how) {
        if (isOver()) {
            return false;
        }
        if (how == State.DONE) {
            fraction.set(1);
        }
        state.set(how);
        return true;
    }

    void reach(Reached now, Instant at) {
        if (!isOver()) {
            fraction.set(now.fraction());
            phase.set(now.phase());
            lastWord = at;
        }
    }

    /// How long it has said nothing.
    public Duration silent(Instant now) {
        return Duration.between(lastWord, now);
    }

    public boolean isOver() {
        return state.get() != State.RUNNING;
    }

    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// From 0 to 1; below 0 while nobody knows.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    private final class Telling implements Tasks.Progress {

        @Override
        public void at(long done, long total) {
            check();
            tell(reached.updateAndGet(now -> new Reached(done, total, now.phase())));
        }

        @Override
        public void phase(String words) {
            check();
            tell(reached.updateAndGet(now -> new Reached(now.done(), now.total(), words)));
        }

        @Override
        public void check() {
            if (unwanted) {
                throw new CancellationException(title);
            }
        }

        private void tell(Reached now) {
            news.offer(Task.this, now);
        }
    }
}
