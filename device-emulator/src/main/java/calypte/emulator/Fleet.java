package calypte.emulator;

import calypte.emulator.device.Brain;
import calypte.emulator.device.Happening;
import calypte.emulator.link.Engine;
import calypte.emulator.link.Identity;
import calypte.emulator.link.Unit;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Emulated devices, running in this process against a server elsewhere.
///
/// What they do is decided by their behaviours, the seed and the server; the same three give the
/// same lives. The onlooker is told on many threads at once and must not wait.
public final class Fleet implements AutoCloseable {

    /// How devices take their time and chances.
    ///
    /// @param pace how many times as fast as in real life
    public record Manner(long seed, double pace) {}

    private static final System.Logger LOG = System.getLogger(Fleet.class.getName());
    private static final long STOP_MS = 2_000;

    private final Target target;
    private final Manner manner;
    private final Consumer<Happening> onlooker;
    private final Engine engine = new Engine();
    private final Tally tally = new Tally();
    private final Map<DeviceSerial, Unit> units = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /// Not drawn from the seed: however alike two runs are, their boots are new ones to the server.
    private final String bootName = HexFormat.of().formatHex(new SecureRandom().generateSeed(6));

    public Fleet(Target target, Manner manner, Consumer<Happening> onlooker) {
        this.target = target;
        this.manner = manner;
        this.onlooker = onlooker;
    }

    /// Switches one more device on.
    ///
    /// @throws IllegalArgumentException if one of that serial is in the fleet already
    public void start(Member member) {
        var unit = unit(member, numbers.incrementAndGet());
        if (units.putIfAbsent(unit.serial(), unit) != null) {
            throw new IllegalArgumentException(unit.serial() + " is in the fleet already");
        }
        unit.powerOn();
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
        var unit = units.get(serial);
        if (unit == null) {
            throw new IllegalArgumentException(serial + " is not in the fleet");
        }
        return unit;
    }

    private Unit unit(Member member, int number) {
        var behaviour = member.behaviour();
        var identity = identity(member);
        var plan = behaviour.plan(manner.seed(), number, manner.pace());
        var brain = new Brain(identity.serial(), bootName, plan);
        var life = new Unit.Life(identity, brain, firmware(member));
        return switch (member.protocol()) {
            case MQTT -> Unit.overMqtt(life, target.mqttUrl(), engine, this::told);
            case HTTP -> Unit.overHttp(life, target.deviceUrl(), engine, this::told);
        };
    }

    private static Identity identity(Member member) {
        return switch (member.behaviour().door()) {
            case HONEST, UNKNOWN_FIRMWARE -> member.identity();
            case WRONG_KEY ->
                    new Identity(
                            member.identity().serial(),
                            new SharedKey("not-the-key-of-" + member.identity().serial()));
        };
    }

    private static String firmware(Member member) {
        return switch (member.behaviour().door()) {
            case HONEST, WRONG_KEY -> member.firmware();
            case UNKNOWN_FIRMWARE -> "nobody-knows-" + member.firmware();
        };
    }

    private void told(Happening happening) {
        tally.count(happening);
        onlooker.accept(happening);
    }

    public Counters counters() {
        return tally.read(units.size());
    }

    /// Cuts all lines at once and waits a little for that, never long: who is in the middle of
    /// something is interrupted.
    @Override
    public void close() {
        var off = new CountDownLatch(units.size());
        units.values().forEach(unit -> unit.end(off::countDown));
        try {
            if (!off.await(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, () -> off.getCount() + " devices were interrupted");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            engine.close();
        }
    }
}
