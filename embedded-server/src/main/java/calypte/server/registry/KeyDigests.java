package calypte.server.registry;

import calypte.model.device.SharedKey;
import calypte.server.storage.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns shared keys into what is stored of them: HMAC-SHA-256 under a pepper that lies outside the
/// database. A key of 256 random bits needs no slow hash; whoever takes the database alone learns
/// nothing.
public final class KeyDigests {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec pepper;
    private final byte[] nobody = new byte[BYTES];

    KeyDigests(byte[] pepper) {
        this.pepper = new SecretKeySpec(pepper, ALGORITHM);
    }

    /// Reads the pepper from `file`, or makes one there at the first start.
    ///
    /// @throws IOException if the file cannot be read or made, or does not hold a pepper
    public static KeyDigests open(Path file, RandomGenerator random) throws IOException {
        if (!Files.exists(file)) {
            make(file, random);
        }
        var pepper = Files.readAllBytes(file);
        if (pepper.length != BYTES) {
            throw new IOException(file + " does not hold " + BYTES + " bytes");
        }
        return new KeyDigests(pepper);
    }

    /// Whether there are devices: then a pepper made anew would lock all of them out.
    public static boolean areNeeded(Database database) {
        return database.readers()
                .read(session ->
                        session.createSelectionQuery("select id from DeviceRow", UUID.class)
                                .setMaxResults(1)
                                .uniqueResultOptional()
                                .isPresent());
    }

    byte[] of(SharedKey key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal(key.value().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `stored` is the digest of `key`, in the same time whatever the answer.
    boolean matches(byte[] stored, SharedKey key) {
        return MessageDigest.isEqual(stored, of(key));
    }

    /// Takes as long as [#matches] and is never true: for a device that does not exist.
    boolean matchesNobody(SharedKey key) {
        return MessageDigest.isEqual(nobody, of(key)) && nobody.length == 0;
    }

    /// All of it is on the disk before it has its name, and before any device is entered under it:
    /// a power cut must not leave devices whose pepper was never written.
    private static void make(Path file, RandomGenerator random) throws IOException {
        var fresh = new byte[BYTES];
        random.nextBytes(fresh);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, ours(file))) {
            channel.write(ByteBuffer.wrap(fresh));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        if (isPosix(file)) {
            try (var folder =
                    FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ours(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
