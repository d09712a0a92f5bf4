package calypte.server.audit;

import calypte.model.firmware.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Ties each event to the one before it: `hash = SHA-256(previous hash ‖ document)`. Whoever
/// changes, adds or takes away an event has to change every hash after it.
final class Chain {

    private final MessageDigest sha256 = Digest.sha256();
    private byte[] last;

    private Chain(byte[] last) {
        this.last = last;
    }

    /// Goes on after an event with this hash. Before the first event there is none, and 32 zeros
    /// stand for it.
    static Chain after(byte @Nullable [] hash) {
        return new Chain(hash == null ? new byte[32] : hash);
    }

    byte[] link(String document) {
        sha256.update(last);
        last = sha256.digest(document.getBytes(StandardCharsets.UTF_8));
        return last;
    }
}
