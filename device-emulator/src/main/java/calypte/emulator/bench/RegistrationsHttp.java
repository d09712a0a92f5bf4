package calypte.emulator.bench;

import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Full registrations over HTTP: authenticated, checked, committed, audited, answered. Each
/// connection stands for some devices, which register in turn with a growing count.
final class RegistrationsHttp implements Task {

    private static final String WORK = "registrations-http";
    private static final int CONNECTIONS = 64;
    private static final int DEVICES = 2_048;
    private static final int MEASURED = 100_000;

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server()) {
            var devices = Catalogue.of(server.operator()).enter("http", DEVICES);
            var count = ground.count(MEASURED);
            ground.note(
                    "%s: %,d registrations to warm up, then %,d of %,d devices over %d connections",
                    WORK, Ground.warmUp(count), count, DEVICES, CONNECTIONS);
            var workers = new Load.Worker[CONNECTIONS];
            for (var number = 0; number < CONNECTIONS; number++) {
                workers[number] =
                        worker(server.ready().target().deviceUrl(), share(devices, number));
            }
            var _ = ground.load().run(workers, Ground.warmUp(count) / CONNECTIONS);
            var turns = Math.max(1, count / CONNECTIONS);
            return List.of(ground.measure(WORK, server, () -> ground.load().run(workers, turns)));
        }
    }

    private static List<DeviceView> share(List<DeviceView> devices, int number) {
        var each = devices.size() / CONNECTIONS;
        return devices.subList(number * each, (number + 1) * each);
    }

    private static Load.Worker worker(URI deviceUrl, List<DeviceView> devices) throws IOException {
        var line = new LeanHttp(deviceUrl, "");
        var beginnings = devices.stream().map(RegistrationsHttp::beginning).toList();
        var said = new int[1];
        return _ -> {
            var turn = said[0]++;
            var device = turn % beginnings.size();
            var seq = turn / beginnings.size() + 1;
            check(line.post("/gateway/registration", beginnings.get(device) + seq + "}", 200));
        };
    }

    private static String beginning(DeviceView device) {
        return """
        {"device_serial":"%s","shared_key":"%s","firmware_serial":"%s","boot_id":"bench","seq":\
        """
                .formatted(
                        device.deviceSerial(),
                        device.identity().key().value(),
                        Catalogue.serial(0));
    }

    /// An answer counts only if it says that the registration was taken, and as what it was meant.
    static void check(String reply) throws IOException {
        if (!reply.contains("\"sync\":\"IN_SYNC\"") || reply.contains("\"stale\":true")) {
            throw new IOException("not the answer to a registration in sync: " + reply);
        }
    }
}
