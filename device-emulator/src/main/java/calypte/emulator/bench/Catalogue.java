package calypte.emulator.bench;

import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/// One device type with firmware, and devices of it, for the tasks to work with.
///
/// @param firmware its serials are `1.0.0`, `1.0.1` and so on
record Catalogue(OperatorApi operator, UUID type, List<UUID> firmware) {

    /// A firmware that can be reported, and that nobody is ever ordered to take.
    static Catalogue of(OperatorApi operator) throws OperatorException {
        var type = operator.type("bench");
        return new Catalogue(operator, type, List.of(operator.createFirmware(serial(0), type)));
    }

    /// Versions with content.
    static Catalogue of(OperatorApi operator, int versions) throws OperatorException {
        var type = operator.type("bench");
        var firmware = new ArrayList<UUID>();
        for (var i = 0; i < versions; i++) {
            var id = operator.createFirmware(serial(i), type);
            operator.upload(id, new byte[1_000 + i]);
            firmware.add(id);
        }
        return new Catalogue(operator, type, firmware);
    }

    /// One more firmware, whose image nothing can compress.
    UUID large(String serial, int bytes) throws OperatorException {
        var id = operator.createFirmware(serial, type);
        var image = new byte[bytes];
        new SplittableRandom(1).nextBytes(image);
        operator.upload(id, image);
        return id;
    }

    static String serial(int version) {
        return "1.0." + version;
    }

    UUID first() {
        return firmware.getFirst();
    }

    /// Enters devices with the first firmware assigned, and returns them with their keys.
    List<DeviceView> enter(String prefix, int count) throws OperatorException {
        var all = new ArrayList<DeviceView>(count);
        for (var from = 0; from < count; from += OperatorApi.BATCH) {
            var batch = new ArrayList<NewDevice>();
            for (var i = from; i < Math.min(count, from + OperatorApi.BATCH); i++) {
                var serial = String.format(Locale.ROOT, "%s-%06d", prefix, i);
                batch.add(new NewDevice(serial, type, first(), List.of("bench")));
            }
            all.addAll(operator.createDevices(batch));
        }
        return all;
    }
}
