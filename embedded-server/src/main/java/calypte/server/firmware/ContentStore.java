package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The content of the firmware library: files named by their SHA-256, so that the same content lies
/// there once and a name cannot point at the wrong bytes.
///
/// A file appears under its name only when all of it is on the disk. What a crash leaves half done
/// lies in a folder of its own, which is emptied at the next start.
public final class ContentStore {

    /// The largest content there may be.
    public static final long MOST_BYTES = 4L << 30;

    /// What uploads leave free on the disk: the database must still be able to write.
    public static final long RESERVE = 64L << 20;

    private static final int BUFFER = 64 << 10;

    /// The free space is looked at each time so much has been written.
    private static final long STRIDE = 4L << 20;

    private final Path folder;
    private final Path incoming;
    private final long most;
    private final Disk disk;

    /// When the files known to have the right hash were last changed.
    private final Map<Digest, FileTime> proven = new ConcurrentHashMap<>();

    private ContentStore(Path folder, long most, Disk disk) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.most = most;
        this.disk = disk;
    }

    /// How much of the disk is left, in bytes.
    interface Disk {
        long free() throws IOException;
    }

    /// What came of content that was sent.
    public sealed interface Taken {
        /// It is on the disk, or was before.
        record Whole(Content content) implements Taken {}

        /// There was more of it than `most` bytes.
        record TooLarge(long most) implements Taken {}

        /// The disk is too full for it.
        record NoSpace() implements Taken {}

        /// All of it came, but it is not wanted.
        record Unwanted() implements Taken {}
    }

    /// The sender failed in mid-content. Nothing of it is kept, and it may be sent again.
    public static final class Broken extends Exception {
        Broken(Exception cause) {
            super("the content broke off", cause);
        }
    }

    /// Content in the store, at `path`.
    public record Blob(Digest digest, Path path, long size, FileTime changed) {}

    /// The store in the data directory `data`, which must be held by this process alone.
    public static ContentStore in(Path data) throws IOException {
        return in(data, MOST_BYTES, () -> Files.getFileStore(data).getUsableSpace());
    }

    static ContentStore in(Path data, long most, Disk disk) throws IOException {
        var store = new ContentStore(data.resolve("content"), most, disk);
        Files.createDirectories(store.incoming);
        store.sweep();
        return store;
    }

    /// The largest content that this store takes.
    public long most() {
        return most;
    }

    /// Keeps what comes out of `in`, if it is `wanted`. When this returns `Whole`, it survives a
    /// power cut.
    public Taken store(InputStream in, Predicate<Content> wanted) throws Broken, IOException {
        if (isFull()) {
            return new Taken.NoSpace();
        }
        var file = Files.createTempFile(incoming, "", ".part");
        try {
            var taken = receive(in, file);
            if (!(taken instanceof Taken.Whole(var content))) {
                return taken;
            }
            if (!wanted.test(content)) {
                return new Taken.Unwanted();
            }
            settle(file, content);
            return taken;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Reads `in` to its end and keeps nothing: only to learn what it is.
    public Taken measure(InputStream in) throws Broken, IOException {
        return read(in, _ -> true);
    }

    /// The content with that digest, if all of it is here.
    public Optional<Blob> find(Digest digest) throws IOException {
        var path = path(digest);
        try {
            var file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Blob(digest, path, file.size(), file.lastModifiedTime()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Whether the file was found to have its hash, and has not been changed since.
    boolean isProven(Blob blob) {
        return blob.changed().equals(proven.get(blob.digest()));
    }

    void proved(Blob blob) {
        proven.put(blob.digest(), blob.changed());
    }

    /// Takes a file away that has not the hash it is named by: rather none than a wrong one. The
    /// same content can be stored anew.
    void condemn(Blob blob) throws IOException {
        proven.remove(blob.digest());
        var aside = incoming.resolve(blob.digest() + ".damaged");
        Files.move(blob.path(), aside, StandardCopyOption.REPLACE_EXISTING);
    }

    private Taken receive(InputStream in, Path file) throws Broken, IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var taken = read(in, bytes -> write(channel, bytes));
            if (taken instanceof Taken.Whole) {
                channel.force(true);
            }
            return taken;
        } catch (IOException e) {
            if (isFull()) {
                return new Taken.NoSpace();
            }
            throw e;
        }
    }

    private boolean write(FileChannel channel, ByteBuffer bytes) throws IOException {
        var before = channel.position();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return before / STRIDE == channel.position() / STRIDE || !isFull();
    }

    private Taken read(InputStream in, Sink sink) throws Broken, IOException {
        var sha256 = Digest.sha256();
        var buffer = new byte[BUFFER];
        var size = 0L;
        for (int n; (n = next(in, buffer)) >= 0; ) {
            size += n;
            if (size > most) {
                return new Taken.TooLarge(most);
            }
            sha256.update(buffer, 0, n);
            if (!sink.takes(ByteBuffer.wrap(buffer, 0, n))) {
                return new Taken.NoSpace();
            }
        }
        return new Taken.Whole(new Content(Digest.of(sha256), size));
    }

    /// An HTTP body may fail with exceptions of many kinds; to us they are all the same.
    private static int next(InputStream in, byte[] buffer) throws Broken {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw new Broken(e);
        }
    }

    /// Gives a file that is all there its name, durably.
    private void settle(Path file, Content content) throws IOException {
        var digest = content.sha256();
        var shelf = folder.resolve(digest.hex().substring(0, 2));
        // One that was there before and may be damaged is replaced by what has just been hashed.
        if (find(digest).filter(this::isProven).isEmpty()) {
            Files.createDirectories(shelf);
            move(file, path(digest));
            find(digest).ifPresent(this::proved);
        }
        // Also if it was there before: that one may have been moved this very moment.
        sync(shelf);
        sync(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the content folder must be one file system", e);
        }
    }

    /// Makes the names in a folder survive a power cut. Windows neither needs nor allows it.
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void sweep() throws IOException {
        try (var leftovers = Files.newDirectoryStream(incoming)) {
            for (var leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private boolean isFull() throws IOException {
        return disk.free() < RESERVE;
    }

    private Path path(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    /// Takes the content piece by piece, until it says that it can take no more.
    private interface Sink {
        boolean takes(ByteBuffer bytes) throws IOException;
    }
}
