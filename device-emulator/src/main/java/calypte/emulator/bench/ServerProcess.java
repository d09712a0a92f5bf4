package calypte.emulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server of the load driver's own: a process on free ports, with a throw-away data directory. It
/// ends with the driver, however that ends.
final class ServerProcess implements AutoCloseable {

    private static final long READY_S = 60;
    private static final long STOP_S = 10;

    private final Process process;
    private final Path home;
    private final Ready ready;
    private final long startNanos;
    private final Thread onExit;
    private final AtomicBoolean ended = new AtomicBoolean();

    /// What the server said when it was ready.
    record Ready(URI operator, Target target, Path data) {

        static final String PREFIX = "ready ";

        /// @throws IOException if the line is not the agreed one
        static Ready parse(String line) throws IOException {
            try {
                return new Ready(
                        URI.create(field(line, "operator")),
                        new Target(
                                URI.create(field(line, "device")), URI.create(field(line, "mqtt"))),
                        Path.of(line.substring(line.indexOf(" data=") + 6)));
            } catch (IllegalArgumentException e) {
                throw new IOException("the server's ready line is not the agreed one: " + line, e);
            }
        }

        private static String field(String line, String name) {
            var from = line.indexOf(" " + name + "=");
            if (from < 0) {
                throw new IllegalArgumentException("no " + name);
            }
            var value = line.substring(from + name.length() + 2);
            var end = value.indexOf(' ');
            return end < 0 ? value : value.substring(0, end);
        }
    }

    private ServerProcess(Process process, Path home, long begun) throws IOException {
        this.process = process;
        this.home = home;
        this.onExit = new Thread(this::end, "bench-end");
        Runtime.getRuntime().addShutdownHook(onExit);
        this.ready = awaitReady();
        this.startNanos = System.nanoTime() - begun;
    }

    /// Starts one and waits until it is ready.
    ///
    /// @param command the server's own, without data directory
    /// @param settings by their names in the environment
    static ServerProcess start(List<String> command, Map<String, String> settings)
            throws IOException {
        var home = Files.createTempDirectory("calypte-bench");
        var builder = new ProcessBuilder(new ArrayList<>(command));
        builder.command().addAll(List.of("--data", home.resolve("data").toString()));
        builder.environment().put("CALYPTE_HTTP_PORT", "0");
        builder.environment().put("CALYPTE_DEVICE_PORT", "0");
        builder.environment().put("CALYPTE_MQTT_PORT", "0");
        builder.environment().putAll(settings);
        builder.redirectError(home.resolve("server.log").toFile());
        var begun = System.nanoTime();
        return new ServerProcess(builder.start(), home, begun);
    }

    private Ready awaitReady() throws IOException {
        var line = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> listen(line));
        try {
            return Ready.parse(line.get(READY_S, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            var log = Files.readString(home.resolve("server.log"));
            close();
            throw new IOException("the server did not become ready:\n" + log, e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server started", e);
        }
    }

    /// Reads on after the ready line, or the server would block on a full pipe.
    private void listen(CompletableFuture<String> ready) {
        try (var out = new BufferedReader(process.inputReader(UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Ready.PREFIX)) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("the server ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    long startNanos() {
        return startNanos;
    }

    Ready ready() {
        return ready;
    }

    String token() throws IOException {
        return Files.readString(ready.data().resolve("operator.token")).strip();
    }

    OperatorApi operator() throws IOException {
        return new OperatorApi(ready.operator(), token());
    }

    /// What it has used of the processors so far.
    double cpuMs() {
        return Usage.cpuMs(process.toHandle());
    }

    double rssMb() {
        return Usage.rssMb(process.toHandle());
    }

    /// Once, whether the work is done or the driver itself is told to end in the middle of it.
    private void end() {
        if (ended.getAndSet(true)) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            sweep();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(ServerProcess.class.getName())
                    .log(System.Logger.Level.WARNING, () -> home + " could not be removed", e);
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException _) {
            // The driver is ending, and the hook is at work or done.
        }
    }
}
