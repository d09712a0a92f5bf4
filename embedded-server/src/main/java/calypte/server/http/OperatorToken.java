package calypte.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The secret that lets an operator in. It is made at the first start and kept in a file that only
/// the server's own user can read. Printing one shows nothing.
public final class OperatorToken {

    private static final String NAME = "operator.token";
    private static final int BITS = 256;
    private static final Set<PosixFilePermission> OURS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] value;

    private OperatorToken(String value) {
        this.value = value.getBytes(StandardCharsets.UTF_8);
    }

    /// The token cannot be used. The message is one line for the operator, with the way out.
    public static final class Unusable extends Exception {
        Unusable(String message) {
            super(message);
        }

        Unusable(String message, IOException cause) {
            super(message, cause);
        }
    }

    /// The token of a data folder. `random` must be a cryptographic source.
    public static OperatorToken in(Path data, RandomGenerator random) throws Unusable {
        var file = data.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            refuseIfOpen(file);
            var value = Files.readString(file).strip();
            if (value.length() < BITS / 8) {
                throw new Unusable(
                        "%s holds no token; delete it and a new one is made".formatted(file));
            }
            return new OperatorToken(value);
        } catch (IOException e) {
            throw new Unusable(
                    "%s cannot be read or made: check the permissions of the folder"
                            .formatted(file),
                    e);
        }
    }

    /// Whether `candidate` is the token. Takes the same time whatever is wrong with it.
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(value, candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(operator token)";
    }

    private static void make(Path file, RandomGenerator random) throws IOException {
        var bytes = new byte[BITS / 8];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
        // Complete from the first moment that it has its name: a second server may be starting.
        var draft =
                isPosix(file)
                        ? Files.createTempFile(
                                file.toAbsolutePath().getParent(),
                                NAME,
                                ".new",
                                PosixFilePermissions.asFileAttribute(OURS))
                        : Files.createTempFile(file.toAbsolutePath().getParent(), NAME, ".new");
        try {
            Files.writeString(draft, text);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // The other one was first: its token is the token.
        } catch (UnsupportedOperationException _) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void refuseIfOpen(Path file) throws IOException, Unusable {
        if (!isPosix(file)) {
            return;
        }
        var permissions = Files.getPosixFilePermissions(file);
        if (!OURS.containsAll(permissions)) {
            throw new Unusable(
                    "%s is open to others (%s): chmod 600 it, or delete it and a new one is made"
                            .formatted(file, PosixFilePermissions.toString(permissions)));
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
