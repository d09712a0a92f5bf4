package calypte.emulator.bench;

import calypte.emulator.operator.NewRollout;
import calypte.emulator.operator.NewRollout.Gate;
import calypte.emulator.operator.NewRollout.Phase;
import calypte.emulator.operator.OperatorException;
import calypte.emulator.operator.RolloutView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// A rollout over a whole fleet, which is registered and in sync, in ten phases. Two lines for each
/// size of fleet: `rollout-create`, from the request until it is answered, and `rollout-phase`,
/// from its start until the first phase, a tenth of the fleet, is assigned. An operation is a
/// device.
final class Rollout implements Task {

    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final int WARM_UP = 2_000;
    private static final long LOOK_MS = 20;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final Gate USUAL = new Gate(95, 5, 5, "10m");
    private static final List<Phase> TENTHS =
            IntStream.rangeClosed(1, 10)
                    .mapToObj(tenth -> new Phase("phase " + tenth, tenth * 10))
                    .toList();

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var size : ground.sizes(SIZES)) {
            // Nothing is to be ordered meanwhile.
            try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "1h"))) {
                rows.addAll(measure(ground, server, size));
            }
        }
        return rows;
    }

    private static List<Row> measure(Ground ground, ServerProcess server, int size)
            throws IOException, OperatorException, InterruptedException {
        var catalogue = Catalogue.of(server.operator(), 2);
        var warm = Math.min(WARM_UP, size);
        ground.note(
                "rollout: one over %,d devices to warm up, then one over %,d, ten phases",
                warm, size);
        enter(ground, server, catalogue, "warm", warm);
        start(catalogue, create(catalogue, "device_serial==warm*", warm));
        enter(ground, server, catalogue, "fleet", size);
        var created = new Made[1];
        var creation =
                ground.measure(
                        "rollout-create",
                        server,
                        () -> {
                            created[0] = made(catalogue, size);
                            return created[0].sample();
                        });
        var phase =
                ground.measure("rollout-phase", server, () -> assigned(catalogue, created[0].id()));
        return List.of(creation, phase);
    }

    private static void enter(
            Ground ground, ServerProcess server, Catalogue catalogue, String prefix, int count)
            throws IOException, OperatorException, InterruptedException {
        new Devices(catalogue.enter(prefix, count), server, ground.load())
                .register(new Devices.Said(Catalogue.serial(0), "boot-1", 1));
    }

    private record Made(UUID id, Sample sample) {}

    private static Made made(Catalogue catalogue, int size) throws IOException {
        try {
            var begun = System.nanoTime();
            var rollout = create(catalogue, "device_serial==fleet*", size);
            var took = System.nanoTime() - begun;
            return new Made(rollout, new Sample(new long[] {took}, size, took, 0));
        } catch (OperatorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static UUID create(Catalogue catalogue, String filter, int size)
            throws OperatorException, IOException {
        var asked =
                new NewRollout(catalogue.firmware().get(1), filter, TENTHS, USUAL, "PAUSE", false);
        var rollout = catalogue.operator().createRollout(asked);
        if (rollout.counts().total() != size) {
            throw new IOException("the rollout is not over the whole fleet: " + rollout.counts());
        }
        return rollout.id();
    }

    private static Sample assigned(Catalogue catalogue, UUID rollout)
            throws IOException, InterruptedException {
        try {
            var begun = System.nanoTime();
            var first = start(catalogue, rollout);
            var took = System.nanoTime() - begun;
            return new Sample(new long[] {took}, first.size(), took, 0);
        } catch (OperatorException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Starts it and waits until its first phase is assigned.
    private static RolloutView.Phase start(Catalogue catalogue, UUID rollout)
            throws OperatorException, IOException, InterruptedException {
        catalogue.operator().startRollout(rollout);
        var end = System.nanoTime() + PATIENCE_NANOS;
        var first = catalogue.operator().rollout(rollout).phases().getFirst();
        while (first.counts().planned() > 0) {
            if (System.nanoTime() > end) {
                throw new IOException("the first phase was not assigned in five minutes");
            }
            Thread.sleep(LOOK_MS);
            first = catalogue.operator().rollout(rollout).phases().getFirst();
        }
        return first;
    }
}
