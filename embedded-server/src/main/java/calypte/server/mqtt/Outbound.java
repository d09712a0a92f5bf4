package calypte.server.mqtt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A message to send.
///
/// @param expiry after it the broker drops what it could not hand over; whole seconds
/// @param correlation returned as it came with the request that this answers
@SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
public record Outbound(
        String topic, byte[] payload, @Nullable Duration expiry, byte @Nullable [] correlation) {

    public Outbound(String topic, byte[] payload) {
        this(topic, payload, null, null);
    }
}
