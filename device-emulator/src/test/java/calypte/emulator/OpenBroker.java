package calypte.emulator;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real MQTT broker in this process that lets everybody in, for tests.
final class OpenBroker implements AutoCloseable {

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

    OpenBroker(Path home) throws IOException {
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

    URI url() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        hive.stop().join();
    }
}
