package calypte.console.fx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// News of which every piece counts, on its way to the screen in one batch per tick.
///
/// No more than `most` pieces wait: the oldest give way, and the batch says how many did.
public final class Burst<T> {

    private final int most;
    private final Executor screen;
    private final Consumer<? super Batch<T>> sink;
    private final Deque<T> waiting = new ArrayDeque<>();
    private long dropped;
    private boolean scheduled;

    /// @param dropped how many older pieces were left out
    public record Batch<T>(List<T> pieces, long dropped) {}

    public Burst(int most, Executor screen, Consumer<? super Batch<T>> sink) {
        this.most = most;
        this.screen = screen;
        this.sink = sink;
    }

    public void offer(T piece) {
        if (added(piece)) {
            screen.execute(() -> sink.accept(taken()));
        }
    }

    private synchronized boolean added(T piece) {
        if (waiting.size() == most) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(piece);
        var wake = !scheduled;
        scheduled = true;
        return wake;
    }

    private synchronized Batch<T> taken() {
        var batch = new Batch<T>(new ArrayList<>(waiting), dropped);
        waiting.clear();
        dropped = 0;
        scheduled = false;
        return batch;
    }
}
