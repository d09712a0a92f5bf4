package calypte.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running server for every test class that asks for a [RunningServer] and keeps to devices of
/// its own: starting one for each would take longer than all their tests.
final class SharedServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningServer.class;
    }

    @Override
    public RunningServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent(Held.class, _ -> Held.start(), Held.class)
                .server();
    }

    /// The server and its directory, which go when the last test has run.
    private record Held(RunningServer server, Path data) implements AutoCloseable {

        static Held start() {
            try {
                var data = Files.createTempDirectory("calypte-shared");
                return new Held(RunningServer.on(data), data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ConfigurationError e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
