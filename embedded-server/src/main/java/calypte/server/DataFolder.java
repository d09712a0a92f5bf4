package calypte.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The data directory, held by one server at a time.
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = System.getLogger(DataFolder.class.getName());
    private static final String LOCK = "calypte.lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the folder if it is not there, for its owner alone, and takes hold of it.
    static DataFolder hold(Path path) throws ConfigurationError {
        try {
            make(path);
            var channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new ConfigurationError(
                        "the data directory %s is in use by another Calypte; end that one, or choose another with --data"
                                .formatted(path));
            }
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the data directory %s cannot be made or written; check its permissions, or choose another with --data"
                            .formatted(path),
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The process lets go of it at its end in any case.
            LOG.log(Level.WARNING, "the data directory was not let go of cleanly", e);
        }
    }

    private static void make(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ours = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ours));
        } else {
            Files.createDirectories(path);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held by another server in this very process
        }
    }
}
