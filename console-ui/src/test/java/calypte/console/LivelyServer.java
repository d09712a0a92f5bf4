package calypte.console;

import calypte.console.client.Device;
import calypte.console.client.DeviceQuery;
import calypte.console.client.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The real server with a [LivelyFleet] on it, started once for all classes that look at it: a
/// fleet takes its time to get into all its states. What they change, they all see.
final class LivelyServer implements BeforeAllCallback {

    private static final String KEY = "lively";

    /// It lives as long as the test run.
    private record Running(Path folder, RealServer server, LivelyFleet fleet)
            implements AutoCloseable {

        static Running start() {
            try {
                var folder = Files.createTempDirectory("lively");
                var server = new RealServer(folder.resolve("data"));
                var fleet = new LivelyFleet(server, folder);
                fleet.live();
                return new Running(folder, server, fleet);
            } catch (IOException | Trouble e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            fleet.close();
            server.close();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static volatile @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running =
                context.getRoot()
                        .getStore(Namespace.create(LivelyServer.class))
                        .computeIfAbsent(KEY, _ -> Running.start(), Running.class);
    }

    static RealServer server() {
        return Objects.requireNonNull(running, "no fleet yet").server();
    }

    /// The first device that a filter finds.
    static Device device(String filter) throws Trouble {
        try (var client = server().client()) {
            return client.devices(new DeviceQuery(filter, "device_serial", null, 1))
                    .items()
                    .getFirst();
        }
    }
}
