package calypte.console.client;

import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One firmware of the library as the server tells it. The components are the wire's fields.
public record FirmwareEntry(
        FirmwareId id,
        String serial,
        String version,
        DeviceTypeId typeId,
        Firmware.State state,
        @Nullable Long sizeBytes,
        @Nullable String sha256,
        @Nullable Instant createdAt) {

    /// Whether there is something to deliver.
    public boolean hasContent() {
        return sha256 != null;
    }

    /// Whether a device may be assigned it.
    public boolean isAssignable() {
        return state == Firmware.State.PUBLISHED || state == Firmware.State.DEPRECATED;
    }
}
