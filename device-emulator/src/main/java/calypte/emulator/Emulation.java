package calypte.emulator;

import calypte.emulator.link.Identity;
import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.scenario.Mix;
import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/// Emulated devices against any server, until it is interrupted.
public final class Emulation {

    private static final String TAG = "emulated";
    private static final int IMAGE_BYTES = 120_000;
    private static final int FEW = 20;

    /// @param firmware in the devices' flash when they are first switched on
    /// @param http the share of devices that speak HTTP only, from 0 to 1
    public record Options(
            int devices,
            Target target,
            Mix mix,
            Fleet.Manner manner,
            String firmware,
            double http) {}

    /// Where the devices' identities come from.
    public sealed interface Source {
        /// The devices are entered by way of the operator API.
        record Operator(OperatorApi api) implements Source {}

        /// The devices are there already: a CSV file with `serial,key` on each line.
        record Keys(Path file) implements Source {}
    }

    private final Options options;
    private final Source source;
    private final Story story;

    public Emulation(Options options, Source source, InstantSource clock, PrintStream out) {
        this.options = options;
        this.source = source;
        this.story = new Story(out::println, clock);
    }

    /// Runs until the thread is interrupted, and says now and then how it goes.
    ///
    /// @throws IOException if the file of keys cannot be read
    /// @throws IllegalArgumentException in words for whoever wrote the file, if it is malformed
    public void run(Duration every) throws OperatorException, IOException, InterruptedException {
        var identities = identities();
        try (var fleet =
                new Fleet(
                        options.target(),
                        options.manner(),
                        options.devices() <= FEW ? story::tell : _ -> {})) {
            for (var number = 1; number <= identities.size(); number++) {
                fleet.start(member(identities.get(number - 1), number));
            }
            story.say(identities.size() + " devices are switched on");
            while (true) {
                Thread.sleep(every);
                story.say(words(fleet.counters()));
            }
        }
    }

    private Member member(Identity identity, int number) {
        var seed = options.manner().seed();
        var drawn = new SplittableRandom(seed * 17 + number).nextDouble();
        return new Member(
                identity,
                options.firmware(),
                options.mix().of(seed, number),
                drawn < options.http() ? Protocol.HTTP : Protocol.MQTT);
    }

    private List<Identity> identities() throws OperatorException, IOException {
        return switch (source) {
            case Source.Operator(var api) -> entered(api);
            case Source.Keys(var file) -> read(file);
        };
    }

    private List<Identity> read(Path file) throws IOException {
        var identities = new ArrayList<Identity>();
        for (var line : Files.readAllLines(file)) {
            var comma = line.indexOf(',');
            if (comma > 0 && identities.size() < options.devices() && !isHeader(line)) {
                identities.add(
                        new Identity(
                                new DeviceSerial(line.substring(0, comma).strip()),
                                new SharedKey(line.substring(comma + 1).strip())));
            }
        }
        if (identities.size() < options.devices()) {
            throw new IllegalArgumentException(
                    file + " has the keys of " + identities.size() + " devices only");
        }
        return identities;
    }

    private static boolean isHeader(String line) {
        return line.toLowerCase(Locale.ROOT).replace(" ", "").startsWith("serial,")
                || line.startsWith("device_serial,");
    }

    /// Devices of an earlier run are there already: they get new keys.
    private List<Identity> entered(OperatorApi api) throws OperatorException {
        var type = api.type(TAG);
        var firmware = firmware(api, type);
        var known = new HashMap<String, DeviceView>();
        api.devices("tags==" + TAG).forEach(device -> known.put(device.deviceSerial(), device));
        var identities = new ArrayList<Identity>();
        var fresh = new ArrayList<NewDevice>();
        for (var number = 1; number <= options.devices(); number++) {
            var serial = String.format(Locale.ROOT, "emu-%05d", number);
            var device = known.get(serial);
            if (device == null) {
                fresh.add(new NewDevice(serial, type, firmware, List.of(TAG)));
            } else {
                identities.add(api.rekey(device).identity());
            }
        }
        for (var from = 0; from < fresh.size(); from += OperatorApi.BATCH) {
            var to = Math.min(fresh.size(), from + OperatorApi.BATCH);
            api.createDevices(fresh.subList(from, to)).stream()
                    .map(DeviceView::identity)
                    .forEach(identities::add);
        }
        return identities;
    }

    /// With content, so that a device that drifts can be brought back to it.
    private UUID firmware(OperatorApi api, UUID type) throws OperatorException {
        var known = api.firmware(options.firmware(), type);
        if (known.isPresent()) {
            return known.get();
        }
        var id = api.createFirmware(options.firmware(), type);
        var image = new byte[IMAGE_BYTES];
        new SplittableRandom(options.firmware().hashCode()).nextBytes(image);
        api.upload(id, image);
        return id;
    }

    private static String words(Counters counters) {
        return "%d devices: %d registrations, %d connections, %d refusals, %d orders, %d failures, %d proofs"
                .formatted(
                        counters.devices(),
                        counters.registrations(),
                        counters.connections(),
                        counters.refusals(),
                        counters.orders(),
                        counters.failures(),
                        counters.proofs());
    }
}
