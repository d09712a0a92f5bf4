package calypte.server.audit;

import calypte.model.firmware.Digest;
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
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/// The server's own key, with which it signs what it says of its trail. It lies in the data folder,
/// outside of the database: whoever can rewrite the trail alone cannot sign.
public final class TrailKey {

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;

    private TrailKey(KeyPair pair) {
        this.pair = pair;
    }

    /// Reads the key from `file`, or makes one there at the first start.
    ///
    /// @throws IOException if the file cannot be read or made, or holds no key
    public static TrailKey open(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        try {
            var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() != 2) {
                throw new IOException(file + " does not hold a key of this server");
            }
            var keys = KeyFactory.getInstance(ALGORITHM);
            return new TrailKey(
                    new KeyPair(
                            keys.generatePublic(new X509EncodedKeySpec(decoded(lines.get(1)))),
                            keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(lines.get(0))))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " does not hold a key of this server", e);
        }
    }

    /// What the key is called, beside each signature: it says nothing of the key itself.
    String id() {
        return Digest.of(pair.getPublic().getEncoded()).hex().substring(0, 16);
    }

    String sign(byte[] words) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(words);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasSigned(byte[] words, String base64) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.getPublic());
            signature.update(words);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // no signature at all
        }
    }

    /// All of it is on the disk, for its owner's eyes only, before it has its name.
    private static void make(Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, ours(file))) {
            channel.write(ByteBuffer.wrap(fresh().getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String fresh() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPrivate().getEncoded())
                    + "\n"
                    + base64.encodeToString(pair.getPublic().getEncoded())
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileAttribute<?>[] ours(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
