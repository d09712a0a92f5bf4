package calypte.console.commands;

import calypte.model.firmware.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The content of a firmware, as a file has it.
record Image(Path file, long size, Digest sha256) {

    static Image of(Path file) throws IOException, CommandFailure {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailure(ExitCode.FAILED, "there is no file " + file + " to read");
        }
        var sha256 = Digest.sha256();
        var size = 0L;
        try (var in = Files.newInputStream(file)) {
            var part = new byte[1 << 16];
            for (var length = in.read(part); length >= 0; length = in.read(part)) {
                sha256.update(part, 0, length);
                size += length;
            }
        }
        if (size == 0) {
            throw new CommandFailure(ExitCode.FAILED, file + " is empty");
        }
        return new Image(file, size, Digest.of(sha256));
    }
}
