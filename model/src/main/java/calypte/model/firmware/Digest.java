package calypte.model.firmware;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 digest, as 64 lowercase hexadecimal digits.
public record Digest(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /// @throws IllegalArgumentException if it is not 64 lowercase hexadecimal digits
    public Digest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("must be 64 lowercase hexadecimal digits");
        }
    }

    /// The digest that `finished` has computed.
    public static Digest of(MessageDigest finished) {
        return new Digest(HexFormat.of().formatHex(finished.digest()));
    }

    /// The digest of a few bytes that are all there.
    public static Digest of(byte[] bytes) {
        var sha256 = sha256();
        sha256.update(bytes);
        return of(sha256);
    }

    /// A fresh SHA-256, which every Java platform must have.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
