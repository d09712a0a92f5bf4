package calypte.console;

import static org.awaitility.Awaitility.await;

import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.NewDevice;
import calypte.console.client.NewFirmware;
import calypte.console.client.Rollout;
import calypte.console.client.Trouble;
import calypte.emulator.Fleet;
import calypte.emulator.Member;
import calypte.emulator.Protocol;
import calypte.emulator.Target;
import calypte.emulator.link.Identity;
import calypte.emulator.scenario.Behaviour;
import calypte.emulator.scenario.Behaviours;
import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/// Emulated devices that are there to be updated, on the real server: types, their firmware, and
/// devices that do as they are told or fail.
final class RollingFleet implements AutoCloseable {

    private static final double PACE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RealServer server;
    private final FleetClient client;
    private final Path folder;
    private final Fleet fleet;
    private int number;

    RollingFleet(RealServer server, Path folder) {
        this.server = server;
        this.client = server.client();
        this.folder = folder;
        var doors = new Target(server.addresses().device(), server.addresses().mqtt());
        this.fleet = new Fleet(doors, new Fleet.Manner(7, PACE), _ -> {});
    }

    FleetClient client() {
        return client;
    }

    FirmwareEntry firmware(DeviceTypeId type, String name, String version)
            throws Trouble, IOException {
        var serial = name + "-" + version;
        var image = new byte[20_000];
        new Random(serial.hashCode()).nextBytes(image);
        var entry = client.addFirmware(new NewFirmware(serial, version, type));
        client.upload(entry.id(), Files.write(folder.resolve(serial + ".bin"), image), _ -> {});
        return entry;
    }

    /// Registers so many devices of that kind, and switches them on.
    void add(FirmwareEntry runs, int count, Behaviour behaviour, String tag) throws Trouble {
        for (var i = 0; i < count; i++) {
            number++;
            var serial = "sn-%04d".formatted(number);
            var one =
                    client.register(
                            new NewDevice(
                                    serial,
                                    runs.typeId(),
                                    runs.id(),
                                    "Unit " + number,
                                    List.of(tag)));
            var identity = new Identity(new DeviceSerial(serial), one.key());
            fleet.start(new Member(identity, runs.serial(), behaviour, Protocol.MQTT));
        }
    }

    /// By the name that scenarios give it.
    static Behaviour named(String name) {
        return Behaviours.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void awaitCount(String filter, long count) {
        await(filter)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> client.count(filter) == count);
    }

    /// A rollout of that firmware, begun at once.
    Rollout roll(FirmwareEntry firmware, String filter, Map<String, Object> more) throws Trouble {
        var plan = new LinkedHashMap<String, Object>(more);
        plan.put("firmware_id", firmware.id());
        plan.put(
                "filter", "type_id==" + firmware.typeId() + (filter.isEmpty() ? "" : ";" + filter));
        plan.put("start", true);
        return client.rollouts().create(plan);
    }

    void awaitRollout(Rollout rollout, Predicate<Rollout> state) {
        await(rollout.name())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> state.test(client.rollouts().one(rollout.id())));
    }

    RealServer server() {
        return server;
    }

    @Override
    public void close() {
        fleet.close();
        client.close();
    }
}
