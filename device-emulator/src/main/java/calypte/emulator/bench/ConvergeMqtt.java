package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.operator.OperatorException;
import calypte.model.update.Topics;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A fleet that is connected over MQTT takes a new firmware: from the assignment to the last proof.
/// Each device is ordered, says how far it is five times, fetches its image, loses its connection
/// as it reboots, connects anew and registers. An operation is a device; a latency is what one took
/// from its order to its proof.
final class ConvergeMqtt {

    static final String WORK = "converge-mqtt";

    private static final int WORKERS = 64;
    private static final int CONNECTING_AT_A_TIME = 20;
    private static final long IDLE_MS = 1;
    private static final long PING_NANOS = 20_000_000_000L;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final String PROGRESS = "{\"update_id\":\"%s\",\"attempt\":%d,\"state\":\"%s\"}";

    private final Devices devices;
    private final LeanMqtt[] lines;

    /// One convergence of the fleet.
    ///
    /// @param latencies of its devices, in nanoseconds
    private record Turn(int version, long[] latencies) {}

    private ConvergeMqtt(Devices devices) {
        this.devices = devices;
        this.lines = new LeanMqtt[devices.all().size()];
    }

    static Row run(Ground ground, int count)
            throws IOException, OperatorException, InterruptedException {
        try (var server = ground.server(Map.of("CALYPTE_ROLLOUT_GRACE", "0s"))) {
            var catalogue = Catalogue.of(server.operator(), 1 + Converge.WARM_UPS);
            Converge.note(ground, WORK, count, "connected and registered");
            var warm = catalogue.enter("warm", Ground.warmUp(count));
            var first = new ConvergeMqtt(new Devices(warm, server, ground.load()));
            first.connect();
            for (var version = 1; version <= Converge.WARM_UPS; version++) {
                first.converge(catalogue, version);
            }
            first.disconnect();
            var all = catalogue.enter(WORK, count);
            var fleet = new ConvergeMqtt(new Devices(all, server, ground.load()));
            fleet.connect();
            var row = ground.measure(WORK, server, () -> fleet.converge(catalogue, 1));
            fleet.disconnect();
            return row;
        }
    }

    private void connect() throws IOException, InterruptedException {
        devices.load()
                .share(
                        CONNECTING_AT_A_TIME,
                        lines.length,
                        _ ->
                                number -> {
                                    lines[number] = line(number);
                                    register(lines[number], 0);
                                });
    }

    private LeanMqtt line(int number) throws IOException {
        return new LeanMqtt(devices.server().ready().target().mqttUrl(), devices.identity(number));
    }

    private static void register(LeanMqtt line, int version) throws IOException {
        var said =
                RegistrationsMqtt.registration(
                        Catalogue.serial(version), Converge.boot(version), 1);
        line.publish(Topics.REGISTRATION, said);
        RegistrationsHttp.check(new String(line.await(Topics.REGISTRATION_REPLY), UTF_8));
    }

    /// From the version before to this one.
    private Sample converge(Catalogue catalogue, int version)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        Converge.assign(catalogue, devices.ids(), version);
        var turn = new Turn(version, new long[lines.length]);
        var workers = Math.min(WORKERS, lines.length);
        var shares = new ArrayList<Queue<Integer>>();
        for (var number = 0; number < lines.length; number++) {
            if (number < workers) {
                shares.add(new ArrayDeque<>());
            }
            shares.get(number % workers).add(number);
        }
        var sample =
                devices.load()
                        .run(
                                workers,
                                1,
                                worker -> {
                                    var http = new LeanHttp(devices.gateway(), "");
                                    return _ -> attend(shares.get(worker), http, turn);
                                });
        var wall = System.nanoTime() - begun;
        return new Sample(turn.latencies(), lines.length, wall, sample.errors());
    }

    /// Looks at devices in turn until each has had its order and carried it out. Waiting for one of
    /// them would let the others wait.
    private void attend(Queue<Integer> share, LeanHttp http, Turn turn) throws IOException {
        var end = System.nanoTime() + PATIENCE_NANOS;
        var pinged = System.nanoTime();
        var idle = 0;
        while (!share.isEmpty()) {
            var now = System.nanoTime();
            if (now > end) {
                throw new IOException(share.size() + " devices had no order in five minutes");
            }
            if (now - pinged > PING_NANOS) {
                pinged = now;
                ping(share);
            }
            var number = share.remove();
            var message = lines[number].poll();
            if (message != null && message.kind() == Topics.UPDATE) {
                carryOut(number, message, http, turn.version());
                turn.latencies()[number] = System.nanoTime() - now;
                idle = 0;
            } else {
                share.add(number);
                idle = idle < share.size() ? idle + 1 : rest();
            }
        }
    }

    private static int rest() throws IOException {
        try {
            Thread.sleep(IDLE_MS);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void ping(Iterable<Integer> numbers) throws IOException {
        for (var number : numbers) {
            lines[number].ping();
        }
    }

    /// What one device cannot do costs no other.
    private void carryOut(int number, LeanMqtt.Message message, LeanHttp http, int version) {
        try {
            carryOut(number, Order.in(new String(message.payload(), UTF_8)), http, version);
        } catch (IOException e) {
            devices.load().failed(e);
        }
    }

    private void carryOut(int number, Order order, LeanHttp http, int version) throws IOException {
        var line = lines[number];
        report(line, order, List.of("ACCEPTED", "DOWNLOADING"));
        order.fetch(http, LeanHttp.basic(devices.identity(number)));
        report(line, order, List.of("VERIFYING", "INSTALLING", "REBOOTING"));
        line.settle();
        line.close();
        lines[number] = line(number);
        register(lines[number], version);
    }

    private static void report(LeanMqtt line, Order order, List<String> states) throws IOException {
        for (var state : states) {
            line.publish(
                    Topics.PROGRESS, PROGRESS.formatted(order.updateId(), order.attempt(), state));
        }
    }

    private void disconnect() throws IOException {
        for (var line : lines) {
            line.close();
        }
    }
}
