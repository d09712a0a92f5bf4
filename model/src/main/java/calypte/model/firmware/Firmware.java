package calypte.model.firmware;

import calypte.model.device.DeviceTypeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One firmware of the library. Its content, once there, never changes.
public record Firmware(
        FirmwareId id,
        FirmwareSerial serial,
        String version,
        DeviceTypeId typeId,
        State state,
        @Nullable Content content,
        Provenance provenance,
        Instant createdAt) {

    /// The life of a firmware, in order.
    public enum State {
        DRAFT,
        PUBLISHED,
        /// Still delivered to those that have it assigned.
        DEPRECATED,
        /// Never delivered again; a device that reports it reports nothing valid.
        REVOKED
    }

    /// The image itself: its digest, and its length in bytes.
    public record Content(Digest sha256, long sizeBytes) {}

    /// Whether a device may be ordered to take it: there is something to deliver, and it may be.
    public boolean isDeliverable() {
        return content != null && !provenance.withheld() && isAssignable();
    }

    /// Whether a device may be assigned it.
    public boolean isAssignable() {
        return state == State.PUBLISHED || state == State.DEPRECATED;
    }
}
