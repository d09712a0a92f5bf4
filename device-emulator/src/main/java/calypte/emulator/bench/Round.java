package calypte.emulator.bench;

import calypte.emulator.operator.DeviceView;
import calypte.emulator.operator.OperatorException;
import calypte.model.update.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Rounds of the job over a fleet of which hardly anything is due. Two lines: `round-at-rest`, a
/// while in which nothing is (an operation is a round), and `round`, in which 100 connected devices
/// are assigned something new again and again (an operation is an order that has arrived; the
/// latencies are those of the rounds that gave them, by the server's own clock).
final class Round implements Task {

    private static final int AT_REST = 100_000;
    private static final int DUE = 100;
    private static final int CYCLES = 10;
    private static final long REST_MS = 20_000;

    @Override
    public List<Row> run(Ground ground)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "1s"))) {
            var catalogue = Catalogue.of(server.operator(), CYCLES + 1);
            var atRest = ground.count(AT_REST);
            catalogue.enter("rest", atRest);
            var crew = new Crew(catalogue.enter("due", DUE), server);
            crew.register(0);
            ground.note("round: %,d devices at rest, %d due, %d times", atRest, DUE, CYCLES);
            var rest = rest(ground, server);
            var rows = List.of(rest.row(), orders(ground, catalogue, crew, rest.figures()));
            crew.close();
            return rows;
        }
    }

    private record Rest(Row row, Metrics figures) {}

    private static Rest rest(Ground ground, ServerProcess server)
            throws IOException, OperatorException, InterruptedException {
        // What was entered is still being digested: audit, garbage, JIT.
        Thread.sleep(REST_MS / 4);
        var before = Metrics.parse(server.operator().metrics());
        var cpu = server.cpuMs();
        var begun = System.nanoTime();
        Thread.sleep(REST_MS);
        var cpuMs = server.cpuMs() - cpu;
        var wall = System.nanoTime() - begun;
        var figures = Metrics.parse(server.operator().metrics()).since(before);
        ground.note(
                "round-at-rest: %.2f %% of a core, %.3f ms a round by the server's own clock",
                cpuMs * 1e8 / wall, figures.msPerRound());
        var each = (long) (figures.msPerRound() * 1e6);
        var sample = new Sample(new long[] {each}, Math.round(figures.rounds()), wall, 0);
        return new Rest(sample.row("round-at-rest", cpuMs, server.rssMb()), figures);
    }

    private static Row orders(Ground ground, Catalogue catalogue, Crew crew, Metrics rest)
            throws IOException, OperatorException, InterruptedException {
        var rounds = new long[CYCLES];
        var cpuMs = 0.0;
        for (var cycle = 1; cycle <= CYCLES; cycle++) {
            var before = Metrics.parse(catalogue.operator().metrics());
            catalogue.operator().assign(crew.ids(), catalogue.firmware().get(cycle));
            var cpu = crew.server().cpuMs();
            crew.awaitOrders();
            cpuMs += crew.server().cpuMs() - cpu;
            rounds[cycle - 1] = busiest(catalogue, before, rest);
            crew.register(cycle);
        }
        var wall = 0L;
        for (var round : rounds) {
            wall += round;
        }
        ground.note("round: the CPU is that from the assignment to the last order's arrival");
        return new Sample(rounds, (long) CYCLES * DUE, wall, 0)
                .row("round", cpuMs, crew.server().rssMb());
    }

    /// How long the giving of orders took, in nanoseconds: all rounds since `before` less what
    /// rounds take that give none. The round that gave them may still be under way when they
    /// arrive.
    private static long busiest(Catalogue catalogue, Metrics before, Metrics rest)
            throws OperatorException, InterruptedException {
        var arrived = Metrics.parse(catalogue.operator().metrics());
        var now = arrived;
        while (now.rounds() == arrived.rounds()) {
            Thread.sleep(50);
            now = Metrics.parse(catalogue.operator().metrics());
        }
        var since = now.since(before);
        return (long) ((since.seconds() * 1e3 - (since.rounds() - 1) * rest.msPerRound()) * 1e6);
    }

    /// The devices that are due: connected, and as quick as they can be.
    private record Crew(List<DeviceView> devices, List<LeanMqtt> lines, ServerProcess server) {

        Crew(List<DeviceView> devices, ServerProcess server) throws IOException {
            this(devices, new ArrayList<>(), server);
            for (var device : devices) {
                lines.add(new LeanMqtt(server.ready().target().mqttUrl(), device.identity()));
            }
        }

        List<UUID> ids() {
            return devices.stream().map(DeviceView::id).toList();
        }

        void awaitOrders() throws IOException {
            for (var line : lines) {
                line.await(Topics.UPDATE);
            }
        }

        /// All of them have booted anew, with this firmware.
        void register(int version) throws IOException {
            for (var line : lines) {
                line.publish(
                        Topics.REGISTRATION,
                        RegistrationsMqtt.registration(
                                Catalogue.serial(version), "boot-" + version, 1));
            }
            for (var line : lines) {
                line.await(Topics.REGISTRATION_REPLY);
            }
        }

        void close() throws IOException {
            for (var line : lines) {
                line.close();
            }
        }
    }
}
