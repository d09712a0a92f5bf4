package calypte.emulator;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A real MQTT broker in this process that lets everybody in, for tests. It takes seconds to start
/// and to stop, so all tests share one.
public final class OpenBroker {

    private static final String CONFIG =
            """
            <?xml version="1.0"?>
            <hivemq>
                <listeners>
                    <tcp-listener>
                        <port>%d</port>
                        <bind-address>127.0.0.1</bind-address>
                    </tcp-listener>
                </listeners>
                <persistence><mode>in-memory</mode></persistence>
                <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private final EmbeddedHiveMQ hive;
    private final int port;

    private OpenBroker(Path home) throws IOException {
        this.port = freePort();
        var conf = Files.createDirectories(home.resolve("conf"));
        Files.writeString(conf.resolve("config.xml"), CONFIG.formatted(port));
        this.hive =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(conf)
                        .withDataFolder(Files.createDirectories(home.resolve("data")))
                        .withExtensionsFolder(Files.createDirectories(home.resolve("extensions")))
                        .build();
        hive.start().join();
    }

    /// The one of this JVM; it ends with it.
    public static OpenBroker shared() {
        return Shared.BROKER;
    }

    private static final class Shared {
        static final OpenBroker BROKER = start();

        private static OpenBroker start() {
            try {
                var home = Files.createTempDirectory("open-broker");
                var broker = new OpenBroker(home);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> broker.end(home)));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public URI url() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void end(Path home) {
        hive.stop().join();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
