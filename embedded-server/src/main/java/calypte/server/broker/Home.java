package calypte.server.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The folder the broker lives in, with its configuration, and those of its settings that are the
/// whole process's.
///
/// The broker may forget: sessions end with their connection, nothing is retained, and no message
/// waits for a device that is away.
final class Home {

    /// Held, for the platform forgets the level of a logger that nobody holds.
    private static final List<Logger> QUIET =
            List.of(
                    Logger.getLogger("com.hivemq"),
                    Logger.getLogger("io.netty"),
                    Logger.getLogger("oshi"),
                    Logger.getLogger("migrations"));

    /// The listener that devices come to.
    static final String DEVICES = "mqtt";

    /// Beside one with TLS, the server's own client has one of its own, on which nobody else gets
    /// in.
    static final String OWN = "own";

    static final String LOOPBACK = "127.0.0.1";

    private static final int BUCKETS = 4;
    private static final int IN_FLIGHT = 500;
    private static final int SHUTDOWN_GRACE_MS = 50;

    private static final String CONFIG =
            """
            <?xml version="1.0"?>
            <hivemq>
                <listeners>
            %s
                </listeners>
                <mqtt>
                    <queued-messages><max-queue-size>100</max-queue-size><strategy>discard</strategy></queued-messages>
                    <topic-alias><enabled>false</enabled></topic-alias>
                    <session-expiry><max-interval>0</max-interval></session-expiry>
                    <keep-alive><max-keep-alive>60</max-keep-alive><allow-unlimited>false</allow-unlimited></keep-alive>
                    <packets><max-packet-size>65536</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>20</server-receive-maximum></receive-maximum>
                </mqtt>
                <restrictions>
                    <max-client-id-length>64</max-client-id-length>
                    <max-topic-length>256</max-topic-length>
                    <no-connect-idle-timeout>5000</no-connect-idle-timeout>
                </restrictions>
                <security>
                    <allow-empty-client-id><enabled>false</enabled></allow-empty-client-id>
                    <utf8-validation><enabled>true</enabled></utf8-validation>
                </security>
                <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                <persistence><mode>in-memory</mode></persistence>
            </hivemq>
            """;

    private static final String PLAIN =
            """
                    <tcp-listener>
                        <port>%d</port>
                        <bind-address>%s</bind-address>
                        <name>%s</name>
                    </tcp-listener>
            """;

    private static final String TLS =
            """
                    <tls-tcp-listener>
                        <port>%d</port>
                        <bind-address>%s</bind-address>
                        <name>%s</name>
                        <tls>
                            <keystore>
                                <path>%s</path>
                                <password>%s</password>
                                <private-key-password>%s</private-key-password>
                            </keystore>
                            <protocols><protocol>TLSv1.3</protocol><protocol>TLSv1.2</protocol></protocols>
                            <handshake-timeout>5000</handshake-timeout>
                        </tls>
                    </tls-tcp-listener>
            """;

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    static Home prepare(EmbeddedBroker.Config config) throws IOException, GeneralSecurityException {
        var home = new Home(config.folder().toAbsolutePath());
        Files.createDirectories(home.data());
        Files.createDirectories(home.extensions());
        Files.createDirectories(home.configuration());
        var xml = CONFIG.formatted(home.listeners(config)).getBytes(StandardCharsets.UTF_8);
        KeyStoreFile.writePrivate(home.configuration().resolve("config.xml"), xml);
        settle();
        return home;
    }

    private String listeners(EmbeddedBroker.Config config)
            throws IOException, GeneralSecurityException {
        var tls = config.tls();
        var host = escaped(config.host());
        if (tls == null) {
            return PLAIN.formatted(config.port(), host, DEVICES);
        }
        var store = configuration().resolve("mqtt.p12");
        var password = ServerAccount.secret();
        KeyStoreFile.write(store, password, tls.certificates(), tls.key());
        return TLS.formatted(
                        config.port(), host, DEVICES, escaped(store.toString()), password, password)
                + PLAIN.formatted(0, LOOPBACK, OWN);
    }

    Path configuration() {
        return folder.resolve("conf");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path extensions() {
        return folder.resolve("extensions");
    }

    /// Made for a server of its own, the broker would take 64 buckets, and two seconds to stop.
    private static void settle() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
        InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(SHUTDOWN_GRACE_MS);
        InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
        // Each client's own Receive Maximum is the limit; ours may be large, a device's is cut to
        // 20.
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = IN_FLIGHT;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
