package calypte.emulator.bench;

import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.util.Map;

/// A fleet that speaks HTTP only takes a new firmware: from the assignment to the last proof. Each
/// device asks, is ordered, fetches its image, and registers with it after its reboot. An operation
/// is a device; a latency is what one took from asking to its proof.
final class ConvergeHttp {

    static final String WORK = "converge-http";

    private ConvergeHttp() {}

    static Row run(Ground ground, int count)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "0s"))) {
            var catalogue = Catalogue.of(server.operator(), 1 + Converge.WARM_UPS);
            var warm = registered(ground, server, catalogue, "warm", Ground.warmUp(count));
            var devices = registered(ground, server, catalogue, WORK, count);
            Converge.note(ground, WORK, count, "registered");
            for (var version = 1; version <= Converge.WARM_UPS; version++) {
                converge(catalogue, warm, version);
            }
            return ground.measure(WORK, server, () -> converge(catalogue, devices, 1));
        }
    }

    private static Devices registered(
            Ground ground, ServerProcess server, Catalogue catalogue, String prefix, int count)
            throws IOException, OperatorException, InterruptedException {
        var devices = new Devices(catalogue.enter(prefix, count), server, ground.load());
        devices.register(new Devices.Said(Catalogue.serial(0), Converge.boot(0), 1));
        return devices;
    }

    /// From the version before to this one.
    private static Sample converge(Catalogue catalogue, Devices devices, int version)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        Converge.assign(catalogue, devices.ids(), version);
        var converged = devices.share(line -> number -> carryOut(devices, line, number, version));
        return converged.lasting(System.nanoTime() - begun);
    }

    private static void carryOut(Devices devices, LeanHttp line, int number, int version)
            throws IOException {
        var before = version - 1;
        var asked = new Devices.Said(Catalogue.serial(before), Converge.boot(before), 2);
        var order = Order.in(devices.registered(line, number, asked));
        order.fetch(line, LeanHttp.basic(devices.identity(number)));
        var proof = new Devices.Said(Catalogue.serial(version), Converge.boot(version), 1);
        RegistrationsHttp.check(devices.registered(line, number, proof));
    }
}
