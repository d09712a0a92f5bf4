package calypte.model.update;

import calypte.model.firmware.Descriptor;
import calypte.model.firmware.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /// What the maker must have signed, if what was ordered is his; empty if he told no sequence.
    public Optional<Descriptor> descriptor() {
        return Optional.ofNullable(firmware.sequence())
                .map(sequence ->
                        new Descriptor(
                                firmware.serial(),
                                meta.type(),
                                firmware.version(),
                                new Digest(firmware.sha256()),
                                firmware.sizeBytes(),
                                sequence));
    }

    /// What to fetch, from where, and how to know it.
    ///
    /// @param sequence the maker's count of releases, if he told it
    /// @param signature over the firmware's [Descriptor], in base64, if its maker signed it
    public record Image(
            UUID id,
            String serial,
            String version,
            long sizeBytes,
            String sha256,
            String url,
            @Nullable Long sequence,
            @Nullable String signature) {

        /// One that nobody signed.
        public Image(
                UUID id, String serial, String version, long sizeBytes, String sha256, String url) {
            this(id, serial, version, sizeBytes, sha256, url, null, null);
        }
    }

    /// What the device is to the operators.
    public record Meta(String type, List<String> tags) {}
}
