package calypte.model.firmware;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The keys whose owners may say what runs on a device. As soon as there is one, firmware that none
/// of them signed is not to be taken: by the server no more than by a device.
public final class TrustedKeys {

    /// Nobody is trusted in particular, so firmware needs no signature.
    public static final TrustedKeys NONE = new TrustedKeys(Map.of());

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_LENGTH = 16;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private final Map<String, PublicKey> byId;

    private TrustedKeys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /// Reads one or more public keys in PEM (`BEGIN PUBLIC KEY`), as `openssl pkey -pubout` writes
    /// them.
    ///
    /// @throws IllegalArgumentException in words for the operator, if there is none, or anything
    ///   else
    public static TrustedKeys read(String pem) {
        var keys = new LinkedHashMap<String, PublicKey>();
        var blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            if (!blocks.group(1).equals("PUBLIC KEY")) {
                throw new IllegalArgumentException(
                        "has a " + blocks.group(1) + " where only public keys should be");
            }
            var key = key(blocks.group(2));
            keys.put(id(key), key);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("has no public key in PEM");
        }
        return new TrustedKeys(keys);
    }

    /// What a key is called: the first 16 hexadecimal digits of the SHA-256 of its DER.
    public static String id(PublicKey key) {
        return Digest.of(key.getEncoded()).hex().substring(0, ID_LENGTH);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /// The id of the key that `signature` over `descriptor` is by; empty if it is by none of these.
    public Optional<String> signer(Descriptor descriptor, Signature signature) {
        var signed = descriptor.bytes();
        return byId.entrySet().stream()
                .filter(key -> isBy(key.getValue(), signed, signature.bytes()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isBy(PublicKey key, byte[] signed, byte[] signature) {
        try {
            var check = java.security.Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // 64 bytes that are no signature at all
        }
    }

    private static PublicKey key(String base64) {
        try {
            var der = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("has a key that is not an Ed25519 public key", e);
        }
    }
}
