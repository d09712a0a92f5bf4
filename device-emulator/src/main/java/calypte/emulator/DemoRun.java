package calypte.emulator;

import calypte.emulator.link.Identity;
import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviours;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// The story of a small fleet: entered, registered, in sync with 1.4.0, assigned 1.5.0, updated and
/// proven, with one device that fails at first. Everything is over the server's real doors, and the
/// end is the server's own word.
public final class DemoRun implements AutoCloseable {

    /// What the server should be started with, so that the story is short.
    public static final Map<String, String> SETTINGS =
            Map.of("calypte.rollout.grace", "2s", "calypte.rollout.backoff", "3s");

    /// @param deadline for the whole story
    /// @param pace how many times as fast as in real life
    public record Options(int devices, Target target, long seed, double pace, Duration deadline) {
        public static Options of(int devices, Target target) {
            return new Options(devices, target, 1, 1, Duration.ofMinutes(2));
        }
    }

    private static final int IMAGE_BYTES = 120_000;
    private static final long LOOK_MS = 250;

    /// The one that fails its first attempt.
    private static final int UNLUCKY = 3;

    private final Options options;
    private final OperatorApi operator;
    private final InstantSource clock;
    private final Story story;
    private final Fleet fleet;

    public DemoRun(Options options, OperatorApi operator, InstantSource clock, PrintStream out) {
        this.options = options;
        this.operator = operator;
        this.clock = clock;
        this.story = new Story(out, clock);
        this.fleet =
                new Fleet(
                        options.target(),
                        new Fleet.Manner(options.seed(), options.pace()),
                        story::tell);
    }

    /// Tells the story to its end. The devices live on until [#close].
    ///
    /// @return 0 if all devices are in sync with 1.5.0, 8 if the deadline passed before
    /// @throws OperatorException if the server does not play its part
    public int run() throws OperatorException, InterruptedException {
        var deadline = clock.instant().plus(options.deadline());
        var type = operator.type("demo-pump");
        var old = firmware("1.4.0", type);
        var fresh = firmware("1.5.0", type);
        var devices = enter(type, old);
        switchOn(devices);
        if (!converged(new Goal(type, old, "1.4.0"), deadline)) {
            return 8;
        }
        operator.assign(devices.stream().map(DeviceView::id).toList(), fresh);
        story.say("1.5.0 is assigned to all " + options.devices() + " devices");
        return converged(new Goal(type, fresh, "1.5.0"), deadline) ? 0 : 8;
    }

    private UUID firmware(String version, UUID type) throws OperatorException {
        var id = operator.createFirmware(version, type);
        var image = new byte[IMAGE_BYTES];
        new SplittableRandom(options.seed() ^ version.hashCode()).nextBytes(image);
        var content = operator.upload(id, image);
        story.say(
                String.format(
                        Locale.ROOT,
                        "firmware %s is in the library: %,d bytes, SHA-256 %s…",
                        version,
                        content.sizeBytes(),
                        content.sha256().substring(0, 12)));
        return id;
    }

    private List<DeviceView> enter(UUID type, UUID firmware) throws OperatorException {
        var devices = new ArrayList<DeviceView>();
        for (var from = 1; from <= options.devices(); from += OperatorApi.BATCH) {
            var batch = new ArrayList<NewDevice>();
            var to = Math.min(options.devices(), from + OperatorApi.BATCH - 1);
            for (var number = from; number <= to; number++) {
                var serial = String.format(Locale.ROOT, "d-%04d", number);
                batch.add(new NewDevice(serial, type, firmware, List.of("demo", "emulated")));
            }
            devices.addAll(operator.createDevices(batch));
        }
        story.say(options.devices() + " devices are entered and assigned 1.4.0");
        return devices;
    }

    private void switchOn(List<DeviceView> devices) {
        for (var number = 1; number <= devices.size(); number++) {
            var identity = devices.get(number - 1).identity();
            fleet.start(member(identity, behaviour(number)));
        }
        story.say("all devices are switched on");
    }

    private static Member member(Identity identity, Behaviour behaviour) {
        return new Member(identity, "1.4.0", behaviour, Protocol.MQTT);
    }

    private Behaviour behaviour(int number) {
        return number == Math.min(UNLUCKY, options.devices())
                ? Behaviours.FAILS_ONCE
                : Behaviours.NORMAL;
    }

    private record Goal(UUID type, UUID firmware, String version) {
        String met() {
            return "type_id==%s;sync==IN_SYNC;current_firmware_id==%s".formatted(type, firmware);
        }
    }

    /// Asks the server until all devices are there, or the deadline passes.
    private boolean converged(Goal goal, Instant deadline)
            throws OperatorException, InterruptedException {
        while (operator.count(goal.met()) < options.devices()) {
            if (clock.instant().isAfter(deadline)) {
                complain(goal);
                return false;
            }
            Thread.sleep(LOOK_MS);
        }
        story.say(
                "the server says: %d of %d devices are in sync with %s"
                        .formatted(options.devices(), options.devices(), goal.version()));
        return true;
    }

    private void complain(Goal goal) throws OperatorException {
        for (var device : operator.devices("type_id==" + goal.type())) {
            var status = device.status();
            if (status != null && !goal.firmware().equals(device.currentFirmwareId())) {
                story.say(
                        "%s is not in sync with %s: %s %s"
                                .formatted(device, goal.version(), status.reason(), status.next()));
            }
        }
    }

    public Counters counters() {
        return fleet.counters();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
