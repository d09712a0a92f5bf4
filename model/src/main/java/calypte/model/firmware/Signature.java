package calypte.model.firmware;

import java.util.Base64;

/// An Ed25519 signature over a [Descriptor], as it travels: in base64.
public record Signature(String base64) {

    private static final int BYTES = 64;

    /// @throws IllegalArgumentException in words for the caller of the API, if it cannot be one
    public Signature {
        if (decoded(base64).length != BYTES) {
            throw new IllegalArgumentException("must be the base64 of " + BYTES + " bytes");
        }
    }

    public byte[] bytes() {
        return decoded(base64);
    }

    @Override
    public String toString() {
        return base64;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
