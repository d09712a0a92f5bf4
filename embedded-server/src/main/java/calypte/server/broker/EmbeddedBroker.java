package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
import calypte.server.registry.Incidents;
import calypte.server.registry.Sessions;
import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The MQTT broker inside the server's process, for devices (MQTT 5 and 3.1.1) and for the server's
/// own client.
///
/// It lets in whom [Admission] grants, holds each to its own topics, and remembers nothing. When it
/// stops, it does not report its devices as gone: after a start, none is there until it is told.
public final class EmbeddedBroker implements Sessions, AutoCloseable {

    private static final Logger LOG = System.getLogger(EmbeddedBroker.class.getName());

    /// The library hands each broker's extension its services in static fields, and changes the
    /// process for a moment: brokers that start side by side would let in each other's guests.
    private static final Lock STARTING = new ReentrantLock();

    private final ServerAccount account = ServerAccount.fresh();
    private final LiveSessions sessions = new LiveSessions(this::kick);
    private final String host;
    private final Presence presence;
    private final Incidents trespasses;
    private final Incidents takeovers;
    private final Extension extension;
    private final EmbeddedHiveMQ broker;

    /// Where it lives and listens.
    ///
    /// @param folder its own, and nothing else's
    /// @param port 0 means any free one
    /// @param tls none: devices come in without
    /// @param incidentWindow how long further incidents of a device are only counted
    public record Config(
            Path folder, String host, int port, @Nullable Tls tls, Duration incidentWindow) {

        public Config(Path folder, String host, int port) {
            this(folder, host, port, null);
        }

        public Config(Path folder, String host, int port, @Nullable Tls tls) {
            this(folder, host, port, tls, Duration.ofMinutes(1));
        }
    }

    /// PEM files: the certificate with those that vouch for it, and its key, PKCS #8 and not
    /// encrypted.
    public record Tls(Path certificates, Path key) {}

    private EmbeddedBroker(Home home, Admission admission, Config config) {
        host = config.host();
        presence = new Presence(admission);
        trespasses = new Incidents(admission::trespassed, config.incidentWindow());
        takeovers = new Incidents(admission::tookOver, config.incidentWindow());
        var door = new Door(account, admission, sessions, presence, trespasses, takeovers);
        extension = new Extension(door, new Watch(sessions, presence, trespasses));
        broker =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(home.configuration())
                        .withDataFolder(home.data())
                        .withExtensionsFolder(home.extensions())
                        .withEmbeddedExtension(foot(extension))
                        .withoutLoggingBootstrap()
                        .build();
    }

    /// Starts the broker; when this returns, devices can connect.
    ///
    /// @throws BrokerUnavailable if it cannot listen there, or its folder cannot be written
    public static EmbeddedBroker start(Config config, Admission admission)
            throws BrokerUnavailable {
        requireFree(config);
        STARTING.lock();
        try {
            return startAlone(config, admission);
        } finally {
            STARTING.unlock();
        }
    }

    private static EmbeddedBroker startAlone(Config config, Admission admission)
            throws BrokerUnavailable {
        var uncaught = Thread.getDefaultUncaughtExceptionHandler();
        try {
            var home = Home.prepare(config);
            var embedded = new EmbeddedBroker(home, admission, config);
            embedded.start();
            return embedded;
        } catch (IOException e) {
            throw new BrokerUnavailable(
                    "MQTT cannot start: " + e.getMessage() + " cannot be read or written", e);
        } catch (GeneralSecurityException e) {
            throw new BrokerUnavailable(
                    "MQTT cannot use its certificate and key: " + e.getMessage(), e);
        } catch (CompletionException | CancellationException e) {
            throw new BrokerUnavailable("the broker did not start on " + place(config), e);
        } finally {
            // The library's own would end the process.
            Thread.setDefaultUncaughtExceptionHandler(uncaught);
        }
    }

    private void start() {
        // Building one opens the door to everybody.
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
        try {
            broker.start().join();
        } catch (CompletionException e) {
            close();
            throw e;
        }
    }

    /// The port that devices come to.
    public int port() {
        return extension.port(Home.DEVICES).orElseThrow();
    }

    /// Where the server's own client finds it, within this machine and without TLS.
    public URI ownUrl() {
        var port = extension.port(Home.OWN).orElseGet(this::port);
        return URI.create(
                "mqtt://" + (port == port() ? reachable(host) : Home.LOOPBACK) + ":" + port);
    }

    /// With these the server's own client comes in. Its client id must not be a possible serial.
    public ServerAccount account() {
        return account;
    }

    /// How many devices are connected.
    public int liveSessions() {
        return sessions.count();
    }

    /// Whether the device is connected.
    public boolean isLive(DeviceSerial serial) {
        return sessions.isLive(serial);
    }

    @Override
    public Optional<UUID> lifeline(DeviceSerial serial) {
        return sessions.lifeline(serial);
    }

    @Override
    public void cut(DeviceSerial serial) {
        sessions.cut(serial);
    }

    @Override
    public void close() {
        presence.close();
        trespasses.close();
        takeovers.close();
        try {
            broker.close();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "the broker did not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kick(DeviceSerial serial) {
        extension.kick(serial.value());
    }

    /// Asked before the broker is, whose own words on it go to the log, with a stack trace.
    private static void requireFree(Config config) throws BrokerUnavailable {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException | RuntimeException e) {
            throw new BrokerUnavailable(
                    "MQTT cannot listen on %s: %s. Set calypte.mqtt.host and calypte.mqtt.port to a free address."
                            .formatted(place(config), e.getMessage()),
                    e);
        }
    }

    /// An address to connect to, for one to listen on.
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "[::]" -> Home.LOOPBACK;
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }

    private static String place(Config config) {
        return config.host() + ":" + config.port();
    }

    private static EmbeddedExtension foot(Extension extension) {
        return EmbeddedExtension.builder()
                .withId("calypte")
                .withName("Calypte")
                .withVersion("1")
                .withExtensionMain(extension)
                .build();
    }
}
