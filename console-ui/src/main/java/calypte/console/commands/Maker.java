package calypte.console.commands;

import calypte.model.firmware.Descriptor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/// Whoever made a firmware, and signs what it is.
record Maker(PrivateKey key) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

    /// @param pem as `openssl genpkey -algorithm ed25519` writes it
    static Maker read(byte[] pem) throws CommandFailure {
        var block = PEM.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (block.find()) {
            try {
                var der = Base64.getMimeDecoder().decode(block.group(1));
                var key = KeyFactory.getInstance("Ed25519");
                return new Maker(key.generatePrivate(new PKCS8EncodedKeySpec(der)));
            } catch (GeneralSecurityException | IllegalArgumentException _) {
                // said below, like a file without a key
            }
        }
        throw new CommandFailure(
                ExitCode.CONFIGURATION, "the file to sign with holds no Ed25519 key in PEM");
    }

    /// In base64, as it travels.
    String sign(Descriptor descriptor) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(descriptor.bytes());
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "(private key)";
    }
}
