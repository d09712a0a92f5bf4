package calypte.console.fx;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// A small file of keys and values. It is a convenience: when it cannot be read or written the
/// console says so in its log and goes on.
public final class FileMemory implements Memory {

    private static final System.Logger LOG = System.getLogger(FileMemory.class.getName());

    private final Path file;
    private final Properties kept = new Properties();

    public FileMemory(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, () -> file + " cannot be read; the window starts afresh", e);
            }
        }
    }

    @Override
    public synchronized Optional<String> recall(String key) {
        return Optional.ofNullable(kept.getProperty(key));
    }

    @Override
    public synchronized void keep(String key, String value) {
        if (!value.equals(kept.setProperty(key, value))) {
            write();
        }
    }

    /// Whole or not at all: it is written beside and then put in place.
    private void write() {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = Files.newBufferedWriter(fresh)) {
                kept.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> file + " cannot be written", e);
        }
    }
}
