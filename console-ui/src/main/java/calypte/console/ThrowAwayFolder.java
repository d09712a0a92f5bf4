package calypte.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A data directory that is gone when the program ends.
record ThrowAwayFolder(Path path) implements AutoCloseable {

    static ThrowAwayFolder make(String name) throws IOException {
        return new ThrowAwayFolder(Files.createTempDirectory(name));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
