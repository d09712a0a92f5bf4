package calypte.server.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the server has said of its trail, and signed: at `at`, the event `sequence` had this hash.
///
/// @param at in RFC 3339, as it was signed
record Checkpoint(Kind kind, long sequence, String hash, String at, String signature) {

    /// What it is that the server says.
    enum Kind {
        /// The trail goes at least so far.
        REACHED,
        /// All up to here was shipped, and is cut off.
        CUT
    }

    static Checkpoint signed(TrailKey key, Kind kind, long sequence, String hash, String at) {
        return new Checkpoint(kind, sequence, hash, at, key.sign(words(kind, sequence, hash, at)));
    }

    boolean isBy(TrailKey key) {
        return key.hasSigned(words(kind, sequence, hash, at), signature);
    }

    /// In one line, for a file.
    String line() {
        return String.join(" ", kind.name(), Long.toString(sequence), hash, at, signature);
    }

    /// Empty if it is not what [#line] writes.
    static Optional<Checkpoint> read(String line) {
        var parts = line.strip().split(" ");
        try {
            return parts.length != 5
                    ? Optional.empty()
                    : Optional.of(
                            new Checkpoint(
                                    Kind.valueOf(parts[0]),
                                    Long.parseLong(parts[1]),
                                    parts[2],
                                    parts[3],
                                    parts[4]));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] words(Kind kind, long sequence, String hash, String at) {
        return "calypte-trail-v1\n%s\n%d\n%s\n%s\n"
                .formatted(kind, sequence, hash, at)
                .getBytes(StandardCharsets.UTF_8);
    }
}
