package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The content of the firmware library: files named by their SHA-256, so that the same content lies
/// there once and a name cannot point at the wrong bytes.
public final class ContentStore {

    /// The largest content there may be.
    public static final long MOST_BYTES = 4L << 30;

    /// What uploads leave free on the disk: the database must still be able to write.
    public static final long RESERVE = 64L << 20;

    private static final Logger LOG = System.getLogger(ContentStore.class.getName());

    private final Shelves shelves;
    private final Usage usage;
    private final Intake intake;

    /// When the files known to have the right hash were last changed.
    private final Map<Digest, FileTime> proven = new ConcurrentHashMap<>();

    /// How many are about to name content that they have just brought.
    private final Map<Digest, Integer> claimed = new ConcurrentHashMap<>();

    private ContentStore(Shelves shelves, Usage usage, Intake intake) {
        this.shelves = shelves;
        this.usage = usage;
        this.intake = intake;
    }

    /// Whose content it is to be.
    public interface Owner {
        /// Whether he wants it, now that it is known what it is.
        boolean wants(Content content);

        /// It is on the disk: he notes that it is his.
        void keeps(Content content);
    }

    /// What came of content that was sent.
    public sealed interface Taken {
        /// It is on the disk, or was before.
        record Whole(Content content) implements Taken {}

        /// There was more of it than `most` bytes.
        record TooLarge(long most) implements Taken {}

        /// The disk is too full for it.
        record NoSpace() implements Taken {}

        /// The library may take `quota` bytes of the disk, and has `used` so many.
        record OverQuota(long quota, long used) implements Taken {}

        /// All of it came, but its owner does not want it.
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
    ///
    /// @param quota what it may take of the disk, in bytes; 0 is all there is
    public static ContentStore in(Path data, long quota) throws IOException {
        return in(
                data,
                quota,
                new Intake(MOST_BYTES, () -> Files.getFileStore(data).getUsableSpace()));
    }

    static ContentStore in(Path data, long quota, Intake intake) throws IOException {
        var shelves = new Shelves(data.resolve("content"));
        var usage = new Usage(quota);
        for (var blob : shelves.all()) {
            usage.count(new Content(blob.digest(), blob.size()));
        }
        return new ContentStore(shelves, usage, intake);
    }

    /// The largest content that this store takes.
    public long most() {
        return intake.most();
    }

    /// Why content of so many bytes cannot be taken; empty if it can as far as is known.
    public Optional<Taken> objection(long size) throws IOException {
        if (size > intake.most()) {
            return Optional.of(new Taken.TooLarge(intake.most()));
        }
        if (!usage.mayHold(size)) {
            return Optional.of(overQuota());
        }
        return intake.isFull(size) ? Optional.of(new Taken.NoSpace()) : Optional.empty();
    }

    /// Keeps what comes out of `in`, if its owner wants it. When he is told that it is kept, it
    /// survives a power cut.
    public Taken store(InputStream in, Owner owner) throws Broken, IOException {
        if (intake.isFull(0)) {
            return new Taken.NoSpace();
        }
        var file = shelves.fresh();
        try {
            var taken = intake.receive(in, file);
            return taken instanceof Taken.Whole(var content) ? keep(file, content, owner) : taken;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Reads `in` to its end and keeps nothing: only to learn what it is.
    public Taken measure(InputStream in) throws Broken, IOException {
        return intake.measure(in);
    }

    /// The content with that digest, if all of it is here.
    public Optional<Blob> find(Digest digest) throws IOException {
        return shelves.find(digest);
    }

    /// Takes content away that nobody has any more. Whoever is just bringing the same keeps it.
    public void discard(Digest digest, Predicate<Digest> isNamed) throws IOException {
        try {
            claimed.compute(
                    digest,
                    (_, claims) -> {
                        if (claims == null && !isNamed.test(digest)) {
                            remove(digest);
                        }
                        return claims;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Takes away what is in none of `named`: a crash between the file and its row leaves such. If
    /// all there is were such, that would more likely be another database than this folder's.
    public void sweep(Set<Digest> named) throws IOException {
        var orphans =
                shelves.all().stream().filter(blob -> !named.contains(blob.digest())).toList();
        if (!orphans.isEmpty() && named.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "the database knows none of the {0} images in the content folder, so they are"
                            + " left alone",
                    orphans.size());
            return;
        }
        for (var orphan : orphans) {
            LOG.log(Level.INFO, "the image {0} belongs to no firmware and goes", orphan.digest());
            discard(orphan.digest(), _ -> false);
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
        usage.remove(blob.digest());
        shelves.putAside(blob);
    }

    private Taken keep(Path file, Content content, Owner owner) throws IOException {
        if (!owner.wants(content)) {
            return new Taken.Unwanted();
        }
        var digest = content.sha256();
        claimed.merge(digest, 1, Integer::sum);
        try {
            if (!usage.add(content)) {
                return overQuota();
            }
            settle(file, digest);
            owner.keeps(content);
            return new Taken.Whole(content);
        } finally {
            if (shelves.find(digest).isEmpty()) {
                usage.remove(digest);
            }
            claimed.computeIfPresent(digest, (_, claims) -> claims == 1 ? null : claims - 1);
        }
    }

    /// Gives a file that is all there its name, durably.
    private void settle(Path file, Digest digest) throws IOException {
        // One that was there before and may be damaged is replaced by what has just been hashed.
        if (find(digest).filter(this::isProven).isEmpty()) {
            shelves.put(file, digest);
            find(digest).ifPresent(this::proved);
        }
        // Also if it was there before: that one may have been moved this very moment.
        shelves.sync(digest);
    }

    private Taken overQuota() {
        return new Taken.OverQuota(usage.quota(), usage.bytes());
    }

    private void remove(Digest digest) {
        try {
            shelves.remove(digest);
            proven.remove(digest);
            usage.remove(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
