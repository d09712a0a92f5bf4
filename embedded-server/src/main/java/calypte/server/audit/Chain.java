package calypte.server.audit;

import calypte.model.firmware.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Ties each event to the one before it: `hash = SHA-256(previous hash ‖ document)`. Whoever changes,
/// adds or takes away an event has to change every hash after it.
final class Chain {

    private final MessageDigest sha256 = Digest.sha256();
    private byte[] last;

    private Chain(byte[] last) {
        this.last = last;
    }

    /// Goes on after an event with this hash; before the first event it is 32 zeros.
    static Chain after(byte[] hash) {
        return new Chain(hash);
    }

    byte[] link(String document) {
        sha256.update(last);
        last = sha256.digest(document.getBytes(StandardCharsets.UTF_8));
        return last;
    }
}
