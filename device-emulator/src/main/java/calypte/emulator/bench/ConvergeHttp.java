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
            var catalogue = Catalogue.of(server.operator(), 2);
            var warm = registered(ground, server, catalogue, "warm", Ground.warmUp(count));
            var devices = registered(ground, server, catalogue, WORK, count);
            ground.note(
                    "%s: %,d devices to warm up, then %,d, which are registered; an image of 1 kB",
                    WORK, Ground.warmUp(count), count);
            converge(catalogue, warm);
            return ground.measure(WORK, server, () -> converge(catalogue, devices));
        }
    }

    private static Devices registered(
            Ground ground, ServerProcess server, Catalogue catalogue, String prefix, int count)
            throws IOException, OperatorException, InterruptedException {
        var devices = new Devices(catalogue.enter(prefix, count), server, ground.load());
        devices.register(new Devices.Said(Catalogue.serial(0), "boot-1", 1));
        return devices;
    }

    private static Sample converge(Catalogue catalogue, Devices devices)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        Converge.assign(catalogue, devices.ids());
        var converged = devices.share(line -> number -> carryOut(devices, line, number));
        return converged.lasting(System.nanoTime() - begun);
    }

    private static void carryOut(Devices devices, LeanHttp line, int number) throws IOException {
        var asked = new Devices.Said(Catalogue.serial(0), "boot-1", 2);
        var order = Order.in(devices.registered(line, number, asked));
        order.fetch(line, LeanHttp.basic(devices.identity(number)));
        var proof = new Devices.Said(Catalogue.serial(1), "boot-2", 1);
        RegistrationsHttp.check(devices.registered(line, number, proof));
    }
}
