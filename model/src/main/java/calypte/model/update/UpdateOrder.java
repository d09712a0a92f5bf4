package calypte.model.update;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Tells a device to take a firmware. The components are the wire's fields.
///
/// @param attempt counts from 1; a device carries out an (`updateId`, `attempt`) at most once
/// @param deadline after it the order is void
public record UpdateOrder(
        UUID updateId,
        UUID deviceId,
        String deviceSerial,
        Image firmware,
        int attempt,
        Instant deadline,
        Meta meta) {

    /// What to fetch, from where, and how to know it.
    public record Image(
            UUID id, String serial, String version, long sizeBytes, String sha256, String url) {}

    /// What the device is to the operators.
    public record Meta(String type, List<String> tags) {}
}
