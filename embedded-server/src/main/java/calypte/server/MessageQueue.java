package calypte.server;

import calypte.model.device.DeviceSerial;
import calypte.server.broker.BrokerUnavailable;
import calypte.server.broker.EmbeddedBroker;
import calypte.server.mqtt.MqttLink;
import calypte.server.registry.Admission;
import calypte.server.registry.Sessions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The message queue of the flow: the broker in this process, or an external one that was vouched
/// for. Whichever it is, the server is an ordinary client of it.
final class MessageQueue implements Sessions, AutoCloseable {

    private final MqttLink.Server server;
    private final URI url;
    private final @Nullable EmbeddedBroker embedded;

    private MessageQueue(MqttLink.Server server, URI url, @Nullable EmbeddedBroker embedded) {
        this.server = server;
        this.url = url;
        this.embedded = embedded;
    }

    static MessageQueue open(Settings settings, Admission admission) throws ConfigurationError {
        return settings.text(Setting.MQTT_MODE).equals("external")
                ? external(settings)
                : embedded(settings, admission);
    }

    /// How the server's own client gets in.
    MqttLink.Server server() {
        return server;
    }

    /// The address that devices on this machine would use.
    URI url() {
        return url;
    }

    boolean isEmbedded() {
        return embedded != null;
    }

    /// How many devices are connected; null with an external broker, which alone knows.
    @Nullable Integer liveSessions() {
        return embedded == null ? null : embedded.liveSessions();
    }

    /// With an external broker a session cannot be cut from here; the contract says so.
    @Override
    public void cut(DeviceSerial serial) {
        if (embedded != null) {
            embedded.cut(serial);
        }
    }

    @Override
    public Optional<UUID> lifeline(DeviceSerial serial) {
        return embedded == null ? Optional.empty() : embedded.lifeline(serial);
    }

    @Override
    public boolean areTold() {
        return isEmbedded();
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static MessageQueue embedded(Settings settings, Admission admission)
            throws ConfigurationError {
        var host = settings.text(Setting.MQTT_HOST);
        var folder = settings.data().resolve("broker");
        var tls = tls(settings);
        try {
            var broker =
                    EmbeddedBroker.start(
                            new EmbeddedBroker.Config(
                                    folder, host, settings.number(Setting.MQTT_PORT), tls),
                            admission);
            var scheme = tls == null ? "mqtt" : "mqtts";
            var url = URI.create(scheme + "://" + inUrl(host) + ":" + broker.port());
            var account = broker.account();
            return new MessageQueue(
                    new MqttLink.Server(broker.ownUrl(), account.user(), account.password()),
                    url,
                    broker);
        } catch (BrokerUnavailable e) {
            throw new ConfigurationError(String.valueOf(e.getMessage()), e);
        }
    }

    private static MessageQueue external(Settings settings) throws ConfigurationError {
        var url = settings.given(Setting.MQTT_URL);
        if (url.isEmpty()) {
            throw new ConfigurationError(
                    "calypte.mqtt.mode is external, so calypte.mqtt.url must say where the broker is");
        }
        if (!settings.flag(Setting.MQTT_TRUST_BROKER)) {
            throw new ConfigurationError(
                    "an external broker must authenticate devices and hold each to its own topics;"
                            + " set calypte.mqtt.trust-broker=true once it does");
        }
        var address = URI.create(url.get());
        return new MessageQueue(
                new MqttLink.Server(
                        address,
                        settings.text(Setting.MQTT_USERNAME),
                        secret(settings, Setting.MQTT_PASSWORD_FILE)),
                address,
                null);
    }

    /// What a setting's file holds; empty if none is set.
    static String secret(Settings settings, Setting file) throws ConfigurationError {
        var path = settings.given(file);
        try {
            return path.isEmpty() ? "" : Files.readString(Path.of(path.get())).strip();
        } catch (IOException e) {
            throw new ConfigurationError(
                    file.key() + ": " + path.orElse("") + " cannot be read", e);
        }
    }

    private static EmbeddedBroker.@Nullable Tls tls(Settings settings) throws ConfigurationError {
        var files = CertificateFiles.of(settings, Setting.MQTT_TLS_CERT, Setting.MQTT_TLS_KEY);
        return files == null ? null : new EmbeddedBroker.Tls(files.certificates(), files.key());
    }

    private static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
