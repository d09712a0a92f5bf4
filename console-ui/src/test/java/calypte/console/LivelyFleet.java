package calypte.console;

import static org.awaitility.Awaitility.await;

import calypte.console.client.Assignment;
import calypte.console.client.Badge;
import calypte.console.client.FirmwareEntry;
import calypte.console.client.FleetClient;
import calypte.console.client.NewDevice;
import calypte.console.client.NewFirmware;
import calypte.console.client.Registered;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Some dozens of emulated devices in all states there are, on the real server.
final class LivelyFleet implements AutoCloseable {

    private static final double PACE = 20;
    private static final int CROWD = 180;
    private static final int AWAY = 14;

    /// Takes minutes for what others do in seconds: it is seen at it.
    private static final Behaviour AT_IT = Behaviours.NORMAL.atHaste(0.0004);

    private final RealServer server;
    private final FleetClient client;
    private final Path folder;
    private final Fleet fleet;
    private final List<Registered> updated = new ArrayList<>();
    private int number;

    LivelyFleet(RealServer server, Path folder) {
        this.server = server;
        this.client = server.client();
        this.folder = folder;
        var doors = new Target(server.addresses().device(), server.addresses().mqtt());
        this.fleet = new Fleet(doors, new Fleet.Manner(7, PACE), _ -> {});
    }

    /// Leads the fleet to where the pictures are taken, and waits until it is there.
    void live() throws Trouble, IOException {
        var thermo = client.addType("thermo-x").id();
        var valve = server.postType("valve-2");
        var old = firmware(thermo, "thermo", "1.4.2");
        var fresh = firmware(thermo, "thermo", "1.5.0");
        var valves = firmware(valve, "valve", "2.0.1");

        for (var behaviour : mixed()) {
            var _ = on(thermo, old, behaviour);
        }
        var away = List.of(on(thermo, old, Behaviours.NORMAL), on(thermo, old, Behaviours.NORMAL));
        for (var i = 0; i < 9; i++) {
            var _ = enter(valve, valves, Behaviours.NORMAL);
        }
        var strange = client.register(device(valve, valves));
        report(strange, "valve-2.0.1", "boot-1");
        report(strange, "valve-beta-9", "boot-2");
        var held = enter(valve, valves, Behaviours.NORMAL);
        var _ = enter(valve, null, Behaviours.NORMAL);
        for (var i = 0; i < 2; i++) {
            var _ = client.register(device(valve, valves));
        }
        wait("sync==IN_SYNC", 35);

        away.forEach(one -> fleet.powerOff(new DeviceSerial(one.device().deviceSerial())));
        wait("link==OFFLINE;sync==IN_SYNC", 2);
        server.post("/devices/" + held.device().id() + "/disable", "");
        var ids = updated.stream().map(one -> one.device().id()).toList();
        var _ = client.assign(new Assignment(null, ids, fresh.id(), false, false, null));
        wait("sync==IN_SYNC;assigned_firmware_id==" + fresh.id(), 16);
        wait(Badge.FAILED.filter(), 3);
        wait(Badge.UPDATING.filter(), 4);
        wait(Badge.UNKNOWN_FIRMWARE.filter(), 1);
        crowd(valve, valves);
    }

    /// The many that are as they should be, so that the others are found among them and not alone.
    private void crowd(DeviceTypeId type, FirmwareEntry runs) throws Trouble {
        var all = new ArrayList<Registered>();
        for (var i = 0; i < CROWD; i++) {
            all.add(enter(type, runs, Behaviours.NORMAL));
        }
        for (var i = 0; i < 5; i++) {
            var _ = client.register(device(type, runs));
        }
        var serials = all.stream().map(one -> one.device().deviceSerial()).toList();
        var last = "device_serial=ge=" + serials.getFirst() + ";sync==IN_SYNC";
        wait(last, CROWD);
        serials.subList(0, AWAY).forEach(one -> fleet.powerOff(new DeviceSerial(one)));
        wait(last + ";link==OFFLINE", AWAY);
    }

    /// Those that will be updated, as they may stand in a list.
    private static List<Behaviour> mixed() {
        var all = new ArrayList<Behaviour>();
        all.addAll(Collections.nCopies(16, Behaviours.NORMAL));
        all.addAll(Collections.nCopies(4, AT_IT));
        all.addAll(Collections.nCopies(3, Behaviours.FAILS_INSTALL));
        Collections.shuffle(all, new Random(11));
        return all;
    }

    private Registered on(DeviceTypeId type, FirmwareEntry runs, Behaviour behaviour)
            throws Trouble {
        var one = enter(type, runs, behaviour);
        updated.add(one);
        return one;
    }

    /// Registers a device and switches it on.
    private Registered enter(DeviceTypeId type, @Nullable FirmwareEntry runs, Behaviour behaviour)
            throws Trouble {
        var one = client.register(device(type, runs));
        var identity = new Identity(new DeviceSerial(one.device().deviceSerial()), one.key());
        var firmware = runs == null ? "valve-2.0.1" : runs.serial();
        fleet.start(new Member(identity, firmware, behaviour, Protocol.MQTT));
        return one;
    }

    private NewDevice device(DeviceTypeId type, @Nullable FirmwareEntry runs) {
        number++;
        var serial = "sn-%04d".formatted(41 + number);
        var name = "Boiler room " + number;
        return new NewDevice(
                serial, type, runs == null ? null : runs.id(), name, List.of("site-3"));
    }

    private FirmwareEntry firmware(DeviceTypeId type, String name, String version)
            throws Trouble, IOException {
        var serial = name + "-" + version;
        var image = new byte[60_000];
        new Random(serial.hashCode()).nextBytes(image);
        var entry = client.addFirmware(new NewFirmware(serial, version, type));
        client.upload(entry.id(), Files.write(folder.resolve(serial + ".bin"), image), _ -> {});
        return entry;
    }

    private void report(Registered one, String firmware, String boot) {
        var _ = server.report(one.device().deviceSerial(), one.key().value(), firmware, boot);
    }

    private void wait(String filter, long count) {
        await(filter)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> client.count(filter) == count);
    }

    @Override
    public void close() {
        fleet.close();
        client.close();
    }
}
