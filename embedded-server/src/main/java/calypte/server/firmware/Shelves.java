package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.server.firmware.ContentStore.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the library's files lie: each named by its SHA-256, in a folder of its first two digits.
///
/// A file appears here only when all of it is on the disk. What a crash leaves half done lies in a
/// folder of its own, which is emptied at the next start.
final class Shelves {

    private static final int SHELF = 2;

    private final Path folder;
    private final Path incoming;

    /// Makes the folders if they are not there, and takes away what a crash has left.
    Shelves(Path folder) throws IOException {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        Files.createDirectories(incoming);
        try (var leftovers = Files.newDirectoryStream(incoming)) {
            for (var leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    /// A file that is nobody's yet.
    Path fresh() throws IOException {
        return Files.createTempFile(incoming, "", ".part");
    }

    Optional<Blob> find(Digest digest) throws IOException {
        var path = path(digest);
        try {
            var file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Blob(digest, path, file.size(), file.lastModifiedTime()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Everything that is here.
    List<Blob> all() throws IOException {
        var all = new ArrayList<Blob>();
        try (var shelves = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (var shelf : shelves) {
                try (var files = Files.newDirectoryStream(shelf)) {
                    for (var file : files) {
                        named(file).flatMap(this::found).ifPresent(all::add);
                    }
                }
            }
        }
        return all;
    }

    /// Gives a file that is on the disk its name, at one stroke.
    void put(Path file, Digest digest) throws IOException {
        Files.createDirectories(shelf(digest));
        try {
            Files.move(file, path(digest), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the content folder must be one file system", e);
        }
    }

    /// Makes the name of a file survive a power cut.
    void sync(Digest digest) throws IOException {
        sync(shelf(digest));
        sync(folder);
    }

    /// Takes a file out of its place, and keeps it until the next start for whoever wonders.
    void putAside(Blob blob) throws IOException {
        var aside = incoming.resolve(blob.digest() + ".damaged");
        Files.move(blob.path(), aside, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(Digest digest) throws IOException {
        Files.deleteIfExists(path(digest));
    }

    private Optional<Blob> found(Digest digest) {
        try {
            return find(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty for a file that somebody else has put here.
    private static Optional<Digest> named(Path file) {
        try {
            return Optional.of(new Digest(String.valueOf(file.getFileName())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Windows neither needs nor allows it.
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path shelf(Digest digest) {
        return folder.resolve(digest.hex().substring(0, SHELF));
    }

    private Path path(Digest digest) {
        return shelf(digest).resolve(digest.hex());
    }
}
