package calypte.emulator.link;

import calypte.emulator.device.Brain;
import calypte.emulator.device.Effect;
import calypte.emulator.device.Event;
import calypte.emulator.device.Happening;
import calypte.emulator.device.State;
import calypte.model.device.DeviceSerial;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One emulated device at work: a [Brain], its state, and a line. Events are taken one after the
/// other, on a virtual thread that exists only while there are any.
public final class Unit {

    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private final Identity identity;
    private final Brain brain;
    private final Engine engine;
    private final Link link;
    private final Consumer<Happening> onlooker;
    private final Queue<Event> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    private State state;
    private volatile @Nullable Fetcher fetcher;
    private volatile boolean over;

    private Unit(Life life, Engine engine, Door door, Consumer<Happening> onlooker) {
        this.identity = life.identity();
        this.brain = life.brain();
        this.state = State.boxed(life.firmware());
        this.engine = engine;
        this.link = door.open(identity, engine, this::post);
        this.onlooker = onlooker;
    }

    /// A device that speaks MQTT; it is off.
    public static Unit overMqtt(
            Life life, URI mqttUrl, Engine engine, Consumer<Happening> onlooker) {
        return new Unit(
                life,
                engine,
                (who, on, events) -> new MqttLink(who, mqttUrl, on, events),
                onlooker);
    }

    /// A device that speaks HTTP only; it is off.
    public static Unit overHttp(
            Life life, URI deviceUrl, Engine engine, Consumer<Happening> onlooker) {
        return new Unit(
                life,
                engine,
                (who, on, events) -> new HttpLink(who, deviceUrl, on.http(), events),
                onlooker);
    }

    /// What makes a device this one.
    ///
    /// @param firmware in its flash when it is first switched on
    public record Life(Identity identity, Brain brain, String firmware) {}

    @FunctionalInterface
    private interface Door {
        Link open(Identity identity, Engine engine, Consumer<Event> events);
    }

    public DeviceSerial serial() {
        return identity.serial();
    }

    public void powerOn() {
        post(new Event.PoweredOn());
    }

    public void powerOff() {
        post(new Event.PoweredOff());
    }

    /// Ends it for good, whatever it is at: the line is cut, and nothing it hears counts any more.
    public void end(Runnable ended) {
        over = true;
        engine.run(() -> {
            stopFetching();
            link.drop();
            ended.run();
        });
    }

    private void post(Event event) {
        mailbox.add(event);
        if (waiting.getAndIncrement() == 0) {
            engine.run(this::work);
        }
    }

    private void work() {
        do {
            var event = mailbox.remove();
            if (!over) {
                take(event);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    private void take(Event event) {
        var step = brain.on(state, event);
        state = step.state();
        for (var effect : step.effects()) {
            try {
                carryOut(effect);
            } catch (RuntimeException e) {
                // The next effect may be the timer that brings the device back.
                LOG.log(
                        over ? Level.DEBUG : Level.ERROR,
                        () -> serial() + " could not do " + effect,
                        e);
            }
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Connect _ -> link.connect();
            case Effect.Disconnect _ -> link.drop();
            case Effect.AnnounceOnline _ -> link.announceOnline();
            case Effect.Register register -> link.register(register);
            case Effect.Report(var progress) -> link.report(progress);
            case Effect.Fetch fetch -> fetch(fetch);
            case Effect.StopFetching _ -> stopFetching();
            case Effect.Wait(var ticket, var time) ->
                    engine.after(time, () -> post(new Event.TimeUp(ticket)));
            case Effect.Tell(var happening) -> onlooker.accept(happening);
        }
    }

    private void fetch(Effect.Fetch fetch) {
        stopFetching();
        var fresh = new Fetcher(engine.http(), identity, fetch, this::post);
        fetcher = fresh;
        engine.run(fresh::run);
    }

    private void stopFetching() {
        var running = fetcher;
        fetcher = null;
        if (running != null) {
            running.stop();
        }
    }
}
