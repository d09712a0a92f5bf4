package calypte.emulator.bench;

import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Fleets of two sizes take a new firmware, over HTTP and over MQTT.
final class Converge implements Task {

    /// How often the fleet that warms the server up converges, from one version to the next.
    static final int WARM_UPS = 4;

    private static final List<Integer> SIZES = List.of(2_000, 10_000);

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var size : ground.sizes(SIZES)) {
            rows.add(ConvergeHttp.run(ground, size));
            rows.add(ConvergeMqtt.run(ground, size));
        }
        return rows;
    }

    /// What a device calls the boot in which it first runs this version.
    static String boot(int version) {
        return "boot-" + version;
    }

    static void note(Ground ground, String work, int count, String how) {
        ground.note(
                "%s: %,d devices to warm up, %d times, then %,d, which are %s; an image of 1 kB",
                work, Ground.warmUp(count), WARM_UPS, count, how);
    }

    static void assign(Catalogue catalogue, List<UUID> devices, int version) throws IOException {
        try {
            catalogue.operator().assign(devices, catalogue.firmware().get(version));
        } catch (OperatorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
