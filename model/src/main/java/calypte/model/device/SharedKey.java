package calypte.model.device;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// The secret that a device shares with the platform. Printing one shows nothing.
public record SharedKey(String value) {

    private static final int BITS = 256;

    /// A typed key of fewer characters cannot hold 112 bits, whatever it is made of.
    private static final int FEWEST = 18;

    private static final int MOST = 256;

    /// @throws IllegalArgumentException in words for the caller of the API, if it cannot be a key
    public SharedKey {
        if (value.length() > MOST || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "must be at most " + MOST + " printable ASCII characters without spaces");
        }
    }

    /// A fresh key of 256 random bits. `random` must be a cryptographic source.
    public static SharedKey generate(RandomGenerator random) {
        var bytes = new byte[BITS / 8];
        random.nextBytes(bytes);
        return new SharedKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whether an operator may choose it: 112 bits at the least, counting what its characters can
    /// carry (NIST SP 800-131A).
    public boolean isStrong() {
        return value.length() >= FEWEST && value.chars().distinct().count() >= 8;
    }

    @Override
    public String toString() {
        return "(shared key)";
    }
}
