package calypte.server;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// A server in a process of its own, which can be killed.
final class ServerProcess implements AutoCloseable {

    private static final String READY = "ready ";

    private final Process process;
    private final URI operator;
    private final URI device;

    private ServerProcess(Process process, URI operator, URI device) {
        this.process = process;
        this.operator = operator;
        this.device = device;
    }

    static ServerProcess on(Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var addresses = ready(process.inputReader(StandardCharsets.UTF_8)).split(" ");
        return new ServerProcess(process, URI.create(addresses[0]), URI.create(addresses[1]));
    }

    Api operator(Path data) throws IOException {
        var token = Files.readString(data.resolve("operator.token")).strip();
        return new Api(operator, "Bearer " + token);
    }

    Api device() {
        return new Api(device, "");
    }

    /// Without a word of warning, as a power cut would.
    void killOnce(Callable<Boolean> enough) {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(enough);
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    private static String ready(BufferedReader out) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    /// What runs in the other process.
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws ConfigurationError {
            var options = new EnumMap<Setting, String>(Setting.class);
            options.put(Setting.HTTP_PORT, "0");
            options.put(Setting.DEVICE_PORT, "0");
            options.put(Setting.MQTT_PORT, "0");
            var settings = Settings.load(Path.of(arguments[0]), options, Map.of());
            var at = CalypteServer.start(settings).addresses();
            System.out.println(READY + at.operator() + " " + at.device());
        }
    }
}
