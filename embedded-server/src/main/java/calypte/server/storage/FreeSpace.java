package calypte.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps the last of the disk for the database itself: a write that finds no room would cost more
/// than that write, for the database gives up its file then.
final class FreeSpace {

    /// Room for what one group of writes and the tidying beside it may take, in bytes.
    private static final long RESERVE = 24L << 20;

    private final Path folder;
    private final long reserve;

    FreeSpace(Path folder) {
        this(folder, RESERVE);
    }

    FreeSpace(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    /// @throws DiskFull if only the reserve is left
    void require() {
        try {
            if (!isEnough()) {
                throw new DiskFull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the database's folder is gone", e);
        }
    }

    boolean isEnough() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >= reserve;
    }
}
