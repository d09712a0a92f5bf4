package calypte.server.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message between a device and the server, as it is shown. The components are the wire's fields.
///
/// @param topic the MQTT topic, or the call over HTTP: `POST /registration`
/// @param qos null over HTTP
/// @param truncated whether the payload was longer
public record Message(
        Instant at,
        Direction direction,
        String topic,
        @Nullable Integer qos,
        String payload,
        boolean truncated) {

    /// Who spoke: the device (up) or the server (down).
    public enum Direction {
        UP,
        DOWN
    }
}
