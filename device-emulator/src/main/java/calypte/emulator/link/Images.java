package calypte.emulator.link;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Event;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One device's way to its images: one at a time.
final class Images {

    private final Identity identity;
    private final LiveEngine engine;
    private final Consumer<Event> events;
    private volatile @Nullable Fetcher fetcher;

    Images(Identity identity, LiveEngine engine, Consumer<Event> events) {
        this.identity = identity;
        this.engine = engine;
        this.events = events;
    }

    void fetch(Fetch fetch) {
        stop();
        var fresh = new Fetcher(engine.http(), identity, fetch, events);
        fetcher = fresh;
        engine.run(fresh::run);
    }

    void stop() {
        var running = fetcher;
        fetcher = null;
        if (running != null) {
            running.stop();
        }
    }
}
