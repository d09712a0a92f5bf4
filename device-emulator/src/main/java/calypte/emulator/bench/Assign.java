package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.operator.OperatorException;
import calypte.emulator.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// One call that assigns firmware to a whole fleet, which is registered and in sync. An operation
/// is a device; the latencies are those of the calls.
final class Assign implements Task {

    private static final int DEVICES = 10_000;
    private static final int WARM_UP = 3;
    private static final int MEASURED = 5;

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        // Nothing is to be ordered meanwhile.
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "1h"))) {
            var catalogue = Catalogue.of(server.operator(), 1 + WARM_UP + MEASURED);
            var count = ground.count(DEVICES);
            var devices = new Devices(catalogue.enter("assign", count), server, ground.load());
            devices.register(new Devices.Said(Catalogue.serial(0), "boot-1", 1));
            ground.note(
                    "assign: all of %,d devices, %d times to warm up, then %d times; a latency is that of all",
                    count, WARM_UP, MEASURED);
            try (var line =
                    new LeanHttp(server.ready().operator(), LeanHttp.bearer(server.token()))) {
                for (var version = 1; version <= WARM_UP; version++) {
                    assign(line, catalogue, version, count);
                }
                return List.of(
                        ground.measure("assign", server, () -> measured(line, catalogue, count)));
            }
        }
    }

    private static Sample measured(LeanHttp line, Catalogue catalogue, int count)
            throws IOException {
        var latencies = new long[MEASURED];
        var wall = 0L;
        for (var i = 0; i < MEASURED; i++) {
            var begun = System.nanoTime();
            assign(line, catalogue, WARM_UP + 1 + i, count);
            latencies[i] = System.nanoTime() - begun;
            wall += latencies[i];
        }
        return new Sample(latencies, (long) count * MEASURED, wall, 0);
    }

    private static void assign(LeanHttp line, Catalogue catalogue, int version, int count)
            throws IOException {
        var body =
                "{\"filter\":\"type_id==%s\",\"firmware_id\":\"%s\"}"
                        .formatted(catalogue.type(), catalogue.firmware().get(version));
        var answer =
                Json.read(line.post("/devices/assign", body, 200).getBytes(UTF_8), Counts.class);
        if (answer.willUpdate() + answer.offline() != count) {
            throw new IOException("not all were assigned: " + answer);
        }
    }

    /// Those that speak HTTP only count as offline; assigned they are all the same.
    private record Counts(long willUpdate, long offline) {}
}
