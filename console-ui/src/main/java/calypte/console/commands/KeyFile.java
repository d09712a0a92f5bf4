package calypte.console.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where shared keys go: a file that only its owner can read, a line of `serial,key` each, as
/// `calypte emulate --keys` takes it. Without a file they stay in what the command prints.
final class KeyFile implements AutoCloseable {

    private final @Nullable Writer writer;

    private KeyFile(@Nullable Writer writer) {
        this.writer = writer;
    }

    /// Made before anything is asked of the server: a key that cannot be kept must not be made.
    static KeyFile at(@Nullable Path file) throws IOException, CommandFailure {
        if (file == null) {
            return new KeyFile(null);
        }
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                var mine = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException _) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION, file + " is there already; its keys are kept");
        }
        var writer = Files.newBufferedWriter(file);
        writer.write("device_serial,shared_key\n");
        return new KeyFile(writer);
    }

    /// Puts away the key that is in the device, and gives back the device as it can be shown.
    JsonNode keep(JsonNode device) {
        var file = writer;
        if (file == null) {
            return device;
        }
        try {
            file.write(
                    "%s,%s%n"
                            .formatted(
                                    device.path("device_serial").asString(),
                                    device.path("shared_key").asString()));
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ((ObjectNode) device).without("shared_key");
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
