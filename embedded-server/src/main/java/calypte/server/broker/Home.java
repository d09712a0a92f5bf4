package calypte.server.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String LISTENER =
            """
            <tcp-listener>
                <port>%d</port>
                <bind-address>%s</bind-address>
                <name>mqtt</name>
            </tcp-listener>\
            """;

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    static Home prepare(Path folder, String host, int port) throws IOException {
        var home = new Home(folder);
        Files.createDirectories(home.data());
        Files.createDirectories(home.extensions());
        Files.createDirectories(home.configuration());
        var listener = LISTENER.formatted(port, escaped(host));
        Files.writeString(home.configuration().resolve("config.xml"), CONFIG.formatted(listener));
        settle();
        return home;
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
