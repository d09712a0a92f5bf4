package calypte.console.csv;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Keys of new devices as a file: a line of `serial,key` each, which only its owner can read.
public record KeyList(List<Key> keys) {

    public KeyList {
        keys = List.copyOf(keys);
    }

    /// The key of one device.
    public record Key(String serial, String key) {
        @Override
        public String toString() {
            return serial + ",•••";
        }
    }

    /// Never over a file that is there: its keys may be the only copy.
    ///
    /// @throws FileAlreadyExistsException if there is one
    public void write(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            var mine = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
        } else {
            Files.createFile(file);
        }
        try (var out = Files.newOutputStream(file)) {
            var lines = new CsvLines(out);
            lines.addAsIs(List.of("device_serial", "shared_key"));
            keys.forEach(key -> lines.addAsIs(List.of(key.serial(), key.key())));
            lines.flush();
        }
    }
}
