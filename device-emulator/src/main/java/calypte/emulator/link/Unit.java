package calypte.emulator.link;

import calypte.emulator.device.Brain;
import calypte.emulator.device.Effect;
import calypte.emulator.device.Event;
import calypte.emulator.device.Happening;
import calypte.emulator.device.State;
import calypte.emulator.device.Work;
import calypte.model.device.DeviceSerial;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One emulated device at work: a [Brain], its state, and a line. What happens to it is taken one
/// after the other, on a thread of the engine that is used only while there is anything.
public final class Unit {

    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private final World world;
    private final Consumer<Happening> onlooker;
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    private final DeviceSerial serial;

    private Life life;
    private State state;
    private volatile Link link;
    private volatile boolean on;
    private volatile boolean cutOff;
    private volatile boolean over;

    /// A device that is off.
    public Unit(Life life, World world, Consumer<Happening> onlooker) {
        this.serial = life.identity().serial();
        this.life = life;
        this.world = world;
        this.onlooker = onlooker;
        this.state = State.boxed(life.firmware());
        this.link = line(life);
    }

    /// What makes a device this one.
    ///
    /// @param firmware in its flash when it is first switched on
    public record Life(Identity identity, Brain brain, String firmware) {}

    /// What is around it.
    ///
    /// @param network of the fleet, as it is just now
    /// @param seed what the network loses is drawn from it
    public record World(Engine engine, Links links, Supplier<Network> network, long seed) {}

    private Link line(Life of) {
        var sky = new Weather.Sky(world.engine(), this::network, world.seed());
        return new Weather(world.links(), of.identity(), sky, this::post);
    }

    private Network network() {
        return cutOff ? Network.GONE : world.network().get();
    }

    public DeviceSerial serial() {
        return serial;
    }

    /// Whether it has power.
    public boolean isOn() {
        return on;
    }

    /// Whether it alone has no network.
    public boolean isCutOff() {
        return cutOff;
    }

    public void powerOn() {
        on = true;
        post(new Event.PoweredOn());
    }

    public void powerOff() {
        on = false;
        post(new Event.PoweredOff());
    }

    /// Takes the network away from it, in the middle of whatever it is at.
    public void cutOff() {
        cutOff = true;
        enqueue(() -> {
            link.drop();
            link.stopFetching();
            take(new Event.LinkLost());
            if (state.work() instanceof Work.Fetching(var order, _, _)) {
                take(new Event.FetchFailed(order, "there is no network"));
            }
        });
    }

    public void reconnect() {
        cutOff = false;
        post(new Event.NetworkBack());
    }

    /// From the next order on it behaves as `other` has it; if it is somebody else at the door, it
    /// starts anew. What it runs stays.
    public void become(Life other) {
        enqueue(() -> {
            var sameDoor = other.identity().equals(life.identity());
            life = other;
            state = state.withFreshLuck();
            if (!sameDoor) {
                off();
                link = line(other);
                onAgain();
            }
        });
    }

    /// As if it had just been taken out of its box.
    public void rebirth(Life other) {
        enqueue(() -> {
            off();
            life = other;
            cutOff = false;
            link = line(other);
            state = state.boxedAgain(other.firmware());
            onAgain();
        });
    }

    private void off() {
        take(new Event.PoweredOff());
    }

    private void onAgain() {
        if (on) {
            take(new Event.PoweredOn());
        }
    }

    /// Ends it for good, whatever it is at: the line is cut, and nothing it hears counts any more.
    public void end(Runnable ended) {
        over = true;
        world.engine()
                .run(() -> {
                    link.stopFetching();
                    link.drop();
                    ended.run();
                });
    }

    private void post(Event event) {
        enqueue(() -> take(event));
    }

    private void enqueue(Runnable task) {
        mailbox.add(task);
        if (waiting.getAndIncrement() == 0) {
            world.engine().run(this::work);
        }
    }

    private void work() {
        do {
            var task = mailbox.remove();
            if (!over) {
                task.run();
            }
        } while (waiting.decrementAndGet() > 0);
    }

    private void take(Event event) {
        var step = life.brain().on(state, event);
        state = step.state();
        for (var effect : step.effects()) {
            try {
                carryOut(effect);
            } catch (RuntimeException e) {
                // The next effect may be the timer that brings the device back.
                LOG.log(
                        over ? Level.DEBUG : Level.ERROR,
                        () -> serial + " could not do " + effect,
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
            case Effect.Fetch fetch -> link.fetch(fetch);
            case Effect.StopFetching _ -> link.stopFetching();
            case Effect.Wait(var ticket, var time) ->
                    world.engine().after(time, () -> post(new Event.TimeUp(ticket)));
            case Effect.Tell(var happening) -> onlooker.accept(happening);
        }
    }
}
