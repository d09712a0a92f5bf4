package calypte.server.registry;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.Provenance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A firmware as the API shows it. The components are the wire's fields.
///
/// @param running how many devices run it: those with `current_firmware_id==` its id
/// @param assigned how many devices should
public record FirmwareView(
        UUID id,
        String serial,
        String version,
        UUID typeId,
        Firmware.State state,
        @Nullable String sha256,
        @Nullable Long sizeBytes,
        @Nullable Long sequence,
        Signing signature,
        long running,
        long assigned,
        Instant createdAt) {

    /// What is known of its signature.
    ///
    /// @param keyId the trusted key that it is by
    public record Signing(Provenance.State state, @Nullable String keyId) {}

    public static FirmwareView of(Catalogue.Entry entry) {
        var firmware = entry.firmware();
        var content = firmware.content();
        var provenance = firmware.provenance();
        return new FirmwareView(
                firmware.id().value(),
                firmware.serial().value(),
                firmware.version(),
                firmware.typeId().value(),
                firmware.state(),
                content == null ? null : content.sha256().hex(),
                content == null ? null : content.sizeBytes(),
                provenance.sequence(),
                new Signing(provenance.state(), provenance.keyId()),
                entry.running(),
                entry.assigned(),
                firmware.createdAt());
    }
}
