package calypte.console.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// News on its way to the screen: any thread offers, the screen gets the latest of each key, in one
/// batch per tick.
///
/// However fast the news comes, the screen is woken no oftener than its executor lets it, and what
/// waits is no more than one value per key.
public final class Conflated<K, V> {

    private final Executor screen;
    private final Consumer<? super Map<K, V>> sink;
    private Map<K, V> waiting = new LinkedHashMap<>();
    private boolean scheduled;

    public Conflated(Executor screen, Consumer<? super Map<K, V>> sink) {
        this.screen = screen;
        this.sink = sink;
    }

    public void offer(K key, V value) {
        if (added(key, value)) {
            screen.execute(() -> sink.accept(taken()));
        }
    }

    /// Whether the screen must be woken for it.
    private synchronized boolean added(K key, V value) {
        waiting.put(key, value);
        var wake = !scheduled;
        scheduled = true;
        return wake;
    }

    private synchronized Map<K, V> taken() {
        var batch = waiting;
        waiting = new LinkedHashMap<>();
        scheduled = false;
        return batch;
    }
}
