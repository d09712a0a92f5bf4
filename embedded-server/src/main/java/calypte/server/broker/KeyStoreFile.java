package calypte.server.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Turns an operator's PEM files into the key store that the broker wants, readable by its owner
/// only.
final class KeyStoreFile {

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private KeyStoreFile() {}

    static void write(Path file, String password, Path certificates, Path key)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("mqtt", readKey(key), password.toCharArray(), readChain(certificates));
        writePrivate(file, new byte[0]);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    /// Writes a file that only its owner can read, from its first byte on.
    static void writePrivate(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, content);
    }

    private static Certificate[] readChain(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (chain.isEmpty()) {
                throw new GeneralSecurityException(file + " holds no certificate");
            }
            return chain.toArray(Certificate[]::new);
        }
    }

    private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
        var text = Files.readString(file);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new GeneralSecurityException(
                    file
                            + " holds no unencrypted PKCS #8 key; convert it with: openssl pkcs8 -topk8 -nocrypt");
        }
        var bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException _) {
                // It is of another kind.
            }
        }
        throw new GeneralSecurityException(
                file + " holds a key that is neither EC nor RSA nor Ed25519");
    }
}
