package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import calypte.emulator.operator.NewDevice;
import calypte.emulator.operator.OperatorApi;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Devices entered by an operator: one a call, or a thousand.
final class Create implements Task {

    private static final String PREFIX = "new";

    private final String work;
    private final Shape shape;

    private Create(String work, Shape shape) {
        this.work = work;
        this.shape = shape;
    }

    /// @param connections that are kept busy
    /// @param batch how many devices one call enters
    private record Shape(int connections, int batch, int measured) {}

    static Create oneByOne() {
        return new Create("create", new Shape(32, 1, 40_000));
    }

    static Create inBulk() {
        return new Create("bulk-create", new Shape(2, OperatorApi.BATCH, 200_000));
    }

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server()) {
            var catalogue = Catalogue.of(server.operator());
            var count = ground.count(shape.measured());
            ground.note(
                    "%s: %,d devices to warm up, then %,d over %d connections, %,d a call",
                    work, Ground.warmUp(count), count, shape.connections(), shape.batch());
            var _ = enter(ground, server, catalogue, "warm", Ground.warmUp(count));
            return List.of(
                    ground.measure(
                            work, server, () -> enter(ground, server, catalogue, PREFIX, count)));
        }
    }

    private Sample enter(
            Ground ground, ServerProcess server, Catalogue catalogue, String prefix, int count)
            throws IOException, InterruptedException {
        var calls = Math.max(1, count / shape.batch() / shape.connections());
        var token = LeanHttp.bearer(server.token());
        var operator = server.ready().operator();
        var sample =
                ground.load()
                        .run(
                                shape.connections(),
                                calls,
                                number -> {
                                    var line = new LeanHttp(operator, token);
                                    var name = prefix + "-" + number + "-";
                                    return turn -> call(line, catalogue, name, turn);
                                });
        return new Sample(
                sample.latencies(),
                sample.operations() * shape.batch(),
                sample.wallNanos(),
                sample.errors());
    }

    private void call(LeanHttp line, Catalogue catalogue, String name, int turn)
            throws IOException {
        var type = catalogue.type();
        var firmware = catalogue.first();
        if (shape.batch() == 1) {
            line.post("/devices", json(device(name + turn, type, firmware)), 201);
            return;
        }
        var batch = new ArrayList<NewDevice>(shape.batch());
        for (var i = 0; i < shape.batch(); i++) {
            batch.add(
                    device(String.format(Locale.ROOT, "%s%d-%03d", name, turn, i), type, firmware));
        }
        line.post("/devices/batch", json(batch), 201);
    }

    private static NewDevice device(String serial, UUID type, UUID firmware) {
        return new NewDevice(serial, type, firmware, List.of("bench"));
    }

    private static String json(Object body) {
        return new String(Json.bytes(body), US_ASCII);
    }
}
