package calypte.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// A whole server on a data directory, on any free ports.
final class RunningServer implements AutoCloseable {

    private final CalypteServer server;

    private RunningServer(CalypteServer server) {
        this.server = server;
    }

    static RunningServer on(Path data) throws ConfigurationError {
        return on(data, Map.of());
    }

    static RunningServer on(Path data, Map<Setting, String> more) throws ConfigurationError {
        var options = new EnumMap<Setting, String>(Setting.class);
        options.put(Setting.HTTP_PORT, "0");
        options.put(Setting.DEVICE_PORT, "0");
        options.put(Setting.MQTT_PORT, "0");
        options.put(Setting.ROLLOUT_PERIOD, "100ms");
        options.put(Setting.ROLLOUT_GRACE, "200ms");
        options.put(Setting.ROLLOUT_BACKOFF, "300ms");
        options.putAll(more);
        return new RunningServer(CalypteServer.start(Settings.load(data, options, Map.of())));
    }

    CalypteServer.Addresses at() {
        return server.addresses();
    }

    /// Speaks to the operator API with the operator's token.
    Api operator() throws IOException {
        var token = Files.readString(at().data().resolve("operator.token")).strip();
        return new Api(at().operator(), "Bearer " + token);
    }

    /// Speaks to the device gateway as nobody in particular.
    Api device() {
        return new Api(at().device(), "");
    }

    @Override
    public void close() {
        server.close();
    }
}
