package calypte.emulator.link;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Event;
import calypte.model.update.Progress;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A line with a [Network] on it, which may get better and worse at any time: messages take their
/// time, some are lost, images come slowly.
///
/// A message is lost as a whole, as if the device's radio had not sent it: what TCP would do about
/// a lost packet is already part of the latency.
final class Weather implements Link {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Link under;
    private final Engine engine;
    private final Supplier<Network> network;
    private final Consumer<Event> events;
    private final long seed;
    private final AtomicLong drawn = new AtomicLong();

    Weather(Links links, Identity identity, Sky sky, Consumer<Event> events) {
        this.engine = sky.engine();
        this.network = sky.network();
        this.seed = sky.seed();
        this.events = events;
        this.under = links.open(identity, this::heard);
    }

    /// What one device lives under.
    record Sky(Engine engine, Supplier<Network> network, long seed) {}

    @Override
    public void connect() {
        if (arrives()) {
            under.connect();
        } else {
            events.accept(new Event.ConnectFailed(false, "there is no network"));
        }
    }

    @Override
    public void drop() {
        under.drop();
    }

    @Override
    public void announceOnline() {
        if (arrives()) {
            under.announceOnline();
        }
    }

    @Override
    public void register(Register message) {
        if (arrives()) {
            under.register(message);
        }
    }

    @Override
    public void report(Progress progress) {
        if (arrives()) {
            under.report(progress);
        }
    }

    @Override
    public void fetch(Fetch fetch) {
        if (arrives()) {
            var least = network.get().time(fetch.order().firmware().sizeBytes());
            var time = least.compareTo(fetch.time()) > 0 ? least : fetch.time();
            under.fetch(new Fetch(fetch.order(), time));
        } else {
            events.accept(new Event.FetchFailed(fetch.order(), "there is no network"));
        }
    }

    @Override
    public void stopFetching() {
        under.stopFetching();
    }

    /// What the server says can be lost too; what the device finds out by itself cannot.
    private void heard(Event event) {
        switch (event) {
            case Event.Replied _, Event.Ordered _, Event.Cancelled _ -> {
                if (!isLost()) {
                    events.accept(event);
                }
            }
            case Event.PoweredOn _, Event.PoweredOff _, Event.TimeUp _ -> events.accept(event);
            case Event.Connected _, Event.ConnectFailed _, Event.LinkLost _, Event.NetworkBack _ ->
                    events.accept(event);
            case Event.Fetching _, Event.Fetched _, Event.FetchFailed _ -> events.accept(event);
        }
    }

    /// Waits for the way of a message, and says whether it comes to its end.
    private boolean arrives() {
        var latency = network.get().latency();
        if (!latency.isZero()) {
            var nanos = Math.round(latency.toNanos() * (0.5 + draw()));
            engine.pause(Duration.ofNanos(nanos));
        }
        return !isLost();
    }

    private boolean isLost() {
        var loss = network.get().loss();
        return loss > 0 && draw() < loss;
    }

    private double draw() {
        return new SplittableRandom(seed ^ (drawn.incrementAndGet() * GOLDEN)).nextDouble();
    }
}
