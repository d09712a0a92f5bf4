package calypte.console.client;

import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One firmware of the library as the server tells it. The components are the wire's fields.
///
/// @param running how many devices run it
/// @param assigned how many devices should run it
public record FirmwareEntry(
        FirmwareId id,
        String serial,
        String version,
        DeviceTypeId typeId,
        Firmware.State state,
        @Nullable Long sizeBytes,
        @Nullable String sha256,
        @Nullable Long sequence,
        @Nullable Signature signature,
        long running,
        long assigned,
        @Nullable Instant createdAt) {

    /// What the server makes of the maker's signature.
    ///
    /// @param keyId the trusted key that it is by
    public record Signature(State state, @Nullable String keyId) {

        public enum State {
            UNSIGNED,
            /// As long as there is no content, or no trusted key, to check it against.
            UNVERIFIED,
            VALID
        }
    }

    /// Whether there is something to deliver.
    public boolean hasContent() {
        return sha256 != null;
    }

    /// Whether a device may be assigned it.
    public boolean isAssignable() {
        return state == Firmware.State.PUBLISHED || state == Firmware.State.DEPRECATED;
    }
}
