package calypte.server.firmware;

import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware.Content;
import java.util.HashMap;
import java.util.Map;

/// What the library takes of the disk, held against what it may take. The same content counts once,
/// however many firmware have it.
final class Usage {

    private final long quota;
    private final Map<Digest, Long> sizes = new HashMap<>();
    private long bytes;

    /// @param quota in bytes; 0 is none
    Usage(long quota) {
        this.quota = quota;
    }

    long quota() {
        return quota;
    }

    synchronized long bytes() {
        return bytes;
    }

    /// Whether content of that size may turn out to be in order: it fits, or it is as long as some
    /// that is here, and so may be the same.
    synchronized boolean mayHold(long size) {
        return quota == 0 || bytes + size <= quota || sizes.containsValue(size);
    }

    /// Counts the content in, unless that would be too much.
    synchronized boolean add(Content content) {
        if (sizes.containsKey(content.sha256())) {
            return true;
        }
        if (quota > 0 && bytes + content.sizeBytes() > quota) {
            return false;
        }
        count(content);
        return true;
    }

    /// Counts in what is here already, be it too much or not.
    synchronized void count(Content content) {
        if (sizes.put(content.sha256(), content.sizeBytes()) == null) {
            bytes += content.sizeBytes();
        }
    }

    synchronized void remove(Digest digest) {
        var size = sizes.remove(digest);
        bytes -= size == null ? 0 : size;
    }
}
