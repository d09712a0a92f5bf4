package calypte.console.client;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceTypeId;
import calypte.model.device.Status;
import calypte.model.firmware.FirmwareId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A device as the server tells it. The components are the wire's fields.
public record Device(
        DeviceId id,
        String deviceSerial,
        DeviceTypeId typeId,
        String name,
        List<String> tags,
        Map<String, String> attributes,
        boolean enabled,
        @Nullable FirmwareId assignedFirmwareId,
        @Nullable FirmwareId currentFirmwareId,
        @Nullable String reportedFirmwareSerial,
        @Nullable Instant registeredAt,
        @Nullable Instant driftSince,
        Status status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Update update,
        @Nullable Instant createdAt,
        long version) {

    /// What the server leaves out is empty.
    public Device {
        name = orEmpty(name);
        tags = tags == null ? List.of() : List.copyOf(tags);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        status =
                new Status(
                        status.sync(),
                        status.activity(),
                        status.link(),
                        orEmpty(status.reason()),
                        orEmpty(status.next()),
                        status.stuck());
    }

    public Badge badge() {
        return Badge.of(status);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
