package calypte.console;

import calypte.console.frame.Playground;
import calypte.console.frame.Playground.Wish;
import calypte.emulator.Fleet;
import calypte.emulator.Member;
import calypte.emulator.Protocol;
import calypte.emulator.Target;
import calypte.emulator.device.Trust;
import calypte.emulator.link.Network;
import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/// Enters emulated devices at the server and switches them on; and takes them out again.
final class Enrolment {

    private static final String TAG = "emulated";
    private static final String TYPE = "emulated";
    private static final String FIRMWARE = "1.0.0";
    private static final int IMAGE_BYTES = 120_000;

    private final OperatorApi operator;
    private final Target target;

    Enrolment(OperatorApi operator, Target target) {
        this.operator = operator;
        this.target = target;
    }

    /// Those of an earlier fleet make way: their keys are known to nobody any more.
    Fleet enrol(Wish wish) throws OperatorException {
        remove("tags==" + TAG + ";device_serial==emu-*");
        var type = operator.type(TYPE);
        var firmware = firmware(type);
        var manner = new Fleet.Manner(wish.seed(), 1, network(wish.network()), Trust.EVERYBODY);
        var mix = EmulatedDevices.mix(wish);
        var fleet = new Fleet(target, manner, _ -> {});
        var number = 0;
        for (var device : entered(wish.devices(), type, firmware)) {
            number++;
            fleet.start(
                    new Member(
                            device.identity(),
                            FIRMWARE,
                            mix.of(wish.seed(), number),
                            Protocol.MQTT));
        }
        return fleet;
    }

    private List<DeviceView> entered(int devices, UUID type, UUID firmware)
            throws OperatorException {
        var all = new ArrayList<DeviceView>();
        for (var from = 1; from <= devices; from += OperatorApi.BATCH) {
            var batch = new ArrayList<NewDevice>();
            for (var number = from;
                    number < from + OperatorApi.BATCH && number <= devices;
                    number++) {
                var serial = String.format(Locale.ROOT, "emu-%05d", number);
                batch.add(new NewDevice(serial, type, firmware, List.of(TAG)));
            }
            all.addAll(operator.createDevices(batch));
        }
        return all;
    }

    /// With content, so that a device that drifts can be brought back to it.
    private UUID firmware(UUID type) throws OperatorException {
        var known = operator.firmware(FIRMWARE, type);
        var id = known.isPresent() ? known.get() : operator.createFirmware(FIRMWARE, type);
        var image = new byte[IMAGE_BYTES];
        new SplittableRandom(FIRMWARE.hashCode()).nextBytes(image);
        operator.upload(id, image);
        return id;
    }

    /// @return how many emulated devices the server knew
    int dismiss() throws OperatorException {
        return remove("tags==" + TAG);
    }

    private int remove(String filter) throws OperatorException {
        var all = operator.devices(filter);
        for (var device : all) {
            operator.delete(device);
        }
        return all.size();
    }

    static Network network(Playground.Network network) {
        return new Network(network.latency(), network.loss(), network.bytesPerSecond());
    }
}
