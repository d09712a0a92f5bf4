package calypte.server.mqtt;

import org.jspecify.annotations.Nullable;

/// A message as it came. Nothing of it has been checked, the response topic least of all.
@SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
public record Inbound(
        String topic,
        byte[] payload,
        @Nullable String responseTopic,
        byte @Nullable [] correlation,
        boolean retained) {}
