package calypte.emulator;

import calypte.emulator.device.Brain;
import calypte.emulator.device.Happening;
import calypte.emulator.device.Trust;
import calypte.emulator.link.Identity;
import calypte.emulator.link.Network;
import calypte.emulator.link.Unit;
import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviour.Door;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Emulated devices, running in this process against a server elsewhere.
///
/// What they do is decided by their behaviours, the seed and the server; the same three give the
/// same lives. The onlooker is told on many threads at once and must not wait. Who wants to meddle
/// with them while they live does so by way of [Chaos].
public final class Fleet implements AutoCloseable {

    /// How devices take their time and chances.
    ///
    /// @param pace how many times as fast as in real life
    /// @param network that they begin with
    /// @param trust whose images they take
    public record Manner(long seed, double pace, Network network, Trust trust) {
        public Manner(long seed, double pace) {
            this(seed, pace, Network.PERFECT, Trust.EVERYBODY);
        }
    }

    private static final System.Logger LOG = System.getLogger(Fleet.class.getName());
    private static final long STOP_MS = 2_000;

    private final Footing footing;
    private final Manner manner;
    private final Consumer<Happening> onlooker;
    private final Tally tally = new Tally();
    private final Map<DeviceSerial, Berth> berths = new ConcurrentSkipListMap<>(Fleet::inOrder);
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile Network network;

    public Fleet(Target target, Manner manner, Consumer<Happening> onlooker) {
        this(Footing.live(target), manner, onlooker);
    }

    Fleet(Footing footing, Manner manner, Consumer<Happening> onlooker) {
        this.footing = footing;
        this.manner = manner;
        this.network = manner.network();
        this.onlooker = onlooker;
    }

    /// A device and what it is in this fleet.
    ///
    /// @param now how it behaves at present; the member's own behaviour is that of its beginning
    record Berth(Member member, int number, String bootName, Behaviour now, Unit unit) {
        Berth behaving(Behaviour other) {
            return new Berth(member, number, bootName, other, unit);
        }

        Berth reborn(String newBootName, Behaviour as) {
            return new Berth(member, number, newBootName, as, unit);
        }
    }

    private static int inOrder(DeviceSerial one, DeviceSerial other) {
        return one.value().compareTo(other.value());
    }

    /// Switches one more device on.
    ///
    /// @throws IllegalArgumentException if one of that serial is in the fleet already
    public void start(Member member) {
        var berth = berth(member, numbers.incrementAndGet());
        if (berths.putIfAbsent(berth.unit().serial(), berth) != null) {
            throw new IllegalArgumentException(berth.unit().serial() + " is in the fleet already");
        }
        berth.unit().powerOn();
    }

    private Berth berth(Member member, int number) {
        var bootName = footing.bootNames().get();
        var life = life(member, number, bootName, member.behaviour());
        var world =
                new Unit.World(
                        footing.engine(),
                        footing.links().apply(member.protocol()),
                        () -> network,
                        manner.seed() * 37 + number);
        return new Berth(
                member, number, bootName, member.behaviour(), new Unit(life, world, this::told));
    }

    private Unit.Life life(Member member, int number, String bootName, Behaviour behaviour) {
        var identity = identity(member, behaviour);
        var plan = behaviour.plan(manner.seed(), number, manner.pace());
        var brain = new Brain(identity.serial(), bootName, plan, manner.trust());
        return new Unit.Life(identity, brain, firmware(member, behaviour));
    }

    private static Identity identity(Member member, Behaviour behaviour) {
        return switch (behaviour.door()) {
            case HONEST, UNKNOWN_FIRMWARE -> member.identity();
            case WRONG_KEY ->
                    new Identity(
                            member.identity().serial(),
                            new SharedKey("not-the-key-of-" + member.identity().serial()));
        };
    }

    private static String firmware(Member member, Behaviour behaviour) {
        return switch (behaviour.door()) {
            case HONEST, WRONG_KEY -> member.firmware();
            case UNKNOWN_FIRMWARE -> "nobody-knows-" + member.firmware();
        };
    }

    /// Takes a device out of the fleet, in the middle of whatever it is at.
    public void remove(DeviceSerial serial) {
        var berth = berths.remove(serial);
        if (berth != null) {
            berth.unit().end(() -> {});
        }
    }

    /// Switches a device off. It can be switched on again with [#powerOn], and remembers what it
    /// ran.
    public void powerOff(DeviceSerial serial) {
        unit(serial).powerOff();
    }

    public void powerOn(DeviceSerial serial) {
        unit(serial).powerOn();
    }

    private Unit unit(DeviceSerial serial) {
        var berth = berths.get(serial);
        if (berth == null) {
            throw new IllegalArgumentException(serial + " is not in the fleet");
        }
        return berth.unit();
    }

    /// The ways to meddle with it.
    public Chaos chaos() {
        return new Chaos(this);
    }

    /// In the order of their serials.
    Collection<Berth> berths() {
        return berths.values();
    }

    Manner manner() {
        return manner;
    }

    Network network() {
        return network;
    }

    void setNetwork(Network other) {
        network = other;
    }

    /// From now on the device behaves so. One that is to run what nobody knows, or did, is swapped
    /// for another out of its box.
    void behave(Berth berth, Behaviour other) {
        var unknown = Door.UNKNOWN_FIRMWARE;
        if ((berth.now().door() == unknown) != (other.door() == unknown)) {
            rebear(berth, other);
            return;
        }
        berths.replace(berth.unit().serial(), berth.behaving(other));
        berth.unit().become(life(berth.member(), berth.number(), berth.bootName(), other));
    }

    /// The device is as it was when it was first switched on, but for what the server knows of it.
    void rebear(Berth berth, Behaviour as) {
        var reborn = berth.reborn(footing.bootNames().get(), as);
        berths.replace(berth.unit().serial(), reborn);
        berth.unit().rebirth(life(berth.member(), berth.number(), reborn.bootName(), as));
    }

    private void told(Happening happening) {
        tally.count(happening);
        onlooker.accept(happening);
    }

    public Counters counters() {
        return tally.read(berths.size());
    }

    /// Cuts all lines at once and waits a little for that, never long: who is in the middle of
    /// something is interrupted.
    @Override
    public void close() {
        var all = berths.values();
        var off = new CountDownLatch(all.size());
        all.forEach(berth -> berth.unit().end(off::countDown));
        try {
            if (!off.await(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, () -> off.getCount() + " devices were interrupted");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            footing.end().run();
        }
    }
}
