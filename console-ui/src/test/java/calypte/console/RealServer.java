package calypte.console;

import calypte.console.client.FleetClient;
import calypte.console.shell.Connection;
import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import calypte.model.device.DeviceTypeId;
import calypte.server.CalypteServer;
import calypte.server.ConfigurationError;
import calypte.server.Setting;
import calypte.server.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// The real server, on free ports and a throw-away folder, with a grace that a test can wait for.
public final class RealServer implements AutoCloseable {

    private static final Map<Setting, String> QUICK =
            Map.of(
                    Setting.HTTP_PORT, "0",
                    Setting.DEVICE_PORT, "0",
                    Setting.MQTT_PORT, "0",
                    Setting.ROLLOUT_GRACE, "500ms",
                    Setting.ROLLOUT_PERIOD, "200ms",
                    Setting.ROLLOUT_BACKOFF, "500ms");

    private final CalypteServer server;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    public RealServer(Path data) {
        this(data, Map.of());
    }

    /// @param otherwise settings that differ from the quick ones
    RealServer(Path data, Map<Setting, String> otherwise) {
        var settings = new EnumMap<>(QUICK);
        settings.putAll(otherwise);
        try {
            server = CalypteServer.start(Settings.load(data, settings, Map.of()));
            token = Files.readString(data.resolve("operator.token")).strip();
        } catch (ConfigurationError | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connection(Connection.Environment environment) {
        return new Connection(server.addresses().operator(), token, environment);
    }

    public CalypteServer.Addresses addresses() {
        return server.addresses();
    }

    String token() {
        return token;
    }

    public FleetClient client() {
        return new FleetClient(server.addresses().operator(), token);
    }

    /// Emulated devices to play against it.
    EmulatedDevices devices() {
        var at = server.addresses();
        return new EmulatedDevices(
                new Target(at.device(), at.mqtt()),
                new OperatorApi(at.operator(), token),
                InstantSource.system());
    }

    /// A device reports over HTTP, after a boot of that name; the answer is the registration reply.
    public String report(String serial, String key, String firmware, String boot) {
        var body =
                """
                {"device_serial":"%s","shared_key":"%s","firmware_serial":"%s","boot_id":"%s"}\
                """
                        .formatted(serial, key, firmware, boot);
        return post(server.addresses().device().resolve("/gateway/registration"), body);
    }

    /// A device type whose devices are left alone when they run something unknown.
    public DeviceTypeId postType(String name) {
        var body = "{\"name\":\"%s\",\"recover_unknown\":false}".formatted(name);
        var answer = post("/device-types", body);
        var id = JsonMapper.shared().readTree(answer).path("id").asString();
        return new DeviceTypeId(UUID.fromString(id));
    }

    /// What the console has no button for (yet), as an operator's script does it.
    public String post(String path, String body) {
        return post(server.addresses().operator().resolve(path), body);
    }

    @Override
    public void close() {
        http.shutdownNow();
        server.close();
    }

    private String post(URI where, String body) {
        var request =
                HttpRequest.newBuilder(where)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
