package calypte.console.client;

import calypte.model.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the audit.
///
/// @param deviceSerial the device it tells of, if it does
/// @param document the whole ECS document, laid out for reading
public record AuditEvent(
        long sequence,
        Instant at,
        Severity severity,
        String action,
        String outcome,
        String message,
        @Nullable DeviceId deviceId,
        @Nullable String deviceSerial,
        @Nullable String user,
        String document) {

    /// How much it asks for a person's eye, least first.
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
