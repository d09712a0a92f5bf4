package calypte.emulator.scene;

import calypte.emulator.Fleet;
import calypte.emulator.Member;
import calypte.emulator.Protocol;
import calypte.emulator.Story;
import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.scene.Show.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Where acts are played: a server with its operator, and a fleet.
final class Stage {

    private static final String TYPE = "demo-pump";
    private static final int IMAGE_BYTES = 120_000;

    private final Scene scene;
    private final int size;
    private final Fleet fleet;
    private final Watch watch;
    private final Story story;
    private final OperatorApi operator;
    private final Campaign campaign;
    private final Map<String, UUID> firmware = new HashMap<>();
    private final List<DeviceView> devices = new ArrayList<>();

    Stage(Scene scene, int size, Fleet fleet, Watch watch, Story story) {
        this.scene = scene;
        this.size = size;
        this.fleet = fleet;
        this.watch = watch;
        this.story = story;
        this.operator = watch.operator();
        this.campaign = new Campaign(scene.tag(), watch, story);
    }

    Outcome play(Act act) throws OperatorException, InterruptedException {
        return switch (act) {
            case Act.Stock(var version) -> stock(version);
            case Act.Enter(var version, var cast) -> enter(version, cast);
            case Act.Assign(var version) -> assign(version);
            case Act.AwaitSync(var version) -> awaitSync(version);
            case Act.SwitchOff(var share) ->
                    said(fleet.chaos().powerOff(share) + " devices have lost their power");
            case Act.SwitchOn() -> said(fleet.chaos().powerOn() + " devices have power again");
            case Act.Rollout(var version, var phases) -> campaign.start(known(version), phases);
            case Act.AwaitStop() -> campaign.awaitStop();
            case Act.AwaitEnd() -> campaign.awaitEnd();
            case Act.Ask(var filter) -> ask(filter);
            case Act.RollBack() -> campaign.rollBack();
        };
    }

    private Outcome said(String line) {
        story.say(line);
        return new Outcome.Played();
    }

    private UUID known(String version) {
        var id = firmware.get(version);
        if (id == null) {
            throw new IllegalStateException(version + " is not in the library of this scene");
        }
        return id;
    }

    private Outcome stock(String version) throws OperatorException {
        var type = operator.type(TYPE);
        var there = operator.firmware(version, type);
        var id = there.isPresent() ? there.get() : operator.createFirmware(version, type);
        var image = new byte[IMAGE_BYTES];
        // The same image in every run: content that is there cannot be changed.
        new SplittableRandom(version.hashCode()).nextBytes(image);
        var content = operator.upload(id, image);
        firmware.put(version, id);
        return said(
                String.format(
                        Locale.ROOT,
                        "firmware %s is in the library: %,d bytes, SHA-256 %s…",
                        version,
                        content.sizeBytes(),
                        content.sha256().substring(0, 12)));
    }

    private Outcome enter(String version, Cast cast) throws OperatorException {
        removeThoseOfBefore();
        var type = operator.type(TYPE);
        for (var from = 1; from <= size; from += OperatorApi.BATCH) {
            var batch = new ArrayList<NewDevice>();
            for (var number = from; number < from + OperatorApi.BATCH && number <= size; number++) {
                var serial = String.format(Locale.ROOT, "%s-%04d", scene.prefix(), number);
                var tags = List.of("demo", "emulated", scene.tag());
                batch.add(new NewDevice(serial, type, known(version), tags));
            }
            devices.addAll(operator.createDevices(batch));
        }
        story.say(size + " devices are entered and assigned " + version);
        for (var number = 1; number <= size; number++) {
            var identity = devices.get(number - 1).identity();
            fleet.start(new Member(identity, version, cast.of(number, size), Protocol.MQTT));
        }
        return said("all devices are switched on");
    }

    /// The scene may have been played before.
    private void removeThoseOfBefore() throws OperatorException {
        for (var device : operator.devices("tags==" + scene.tag())) {
            operator.delete(device);
        }
        devices.clear();
    }

    private Outcome assign(String version) throws OperatorException {
        operator.assign(devices.stream().map(DeviceView::id).toList(), known(version));
        return said(version + " is assigned to all " + size + " devices");
    }

    private Outcome awaitSync(String version) throws OperatorException, InterruptedException {
        var met =
                "tags==%s;sync==IN_SYNC;current_firmware_id==%s"
                        .formatted(scene.tag(), known(version));
        var there = size - fleet.chaos().standing().off();
        if (!watch.until(() -> operator.count(met) >= there)) {
            complain(version);
            return new Outcome.Late("not all devices are in sync with " + version);
        }
        return said(
                "the server says: %d of %d devices are in sync with %s"
                        .formatted(operator.count(met), size, version));
    }

    private void complain(String version) throws OperatorException {
        for (var device : operator.devices("tags==" + scene.tag())) {
            if (!known(version).equals(device.currentFirmwareId())) {
                story.say(device + " is not in sync with " + version + ": " + device.words());
            }
        }
    }

    private Outcome ask(String filter) throws OperatorException {
        var found = operator.devices("tags==" + scene.tag() + ";" + filter);
        if (found.isEmpty()) {
            return new Outcome.Astray("no device fits " + filter);
        }
        var device = found.getFirst();
        return said("the server says of %s: %s".formatted(device, device.words()));
    }
}
