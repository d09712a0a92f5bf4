package calypte.emulator.bench;

import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Fleets of two sizes take a new firmware, over HTTP and over MQTT.
final class Converge implements Task {

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

    /// The firmware after the one that the devices run.
    static void assign(Catalogue catalogue, List<UUID> devices) throws IOException {
        try {
            catalogue.operator().assign(devices, catalogue.firmware().get(1));
        } catch (OperatorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
