package calypte.server.registry;

import calypte.model.firmware.Descriptor;
import calypte.model.firmware.Firmware.Content;
import calypte.model.firmware.Provenance;
import calypte.model.firmware.TrustedKeys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says who vouches for a firmware, by the keys that are trusted at present. It fails closed: once
/// there is a key, what it cannot check is not to be delivered.
final class Vouching {

    private final TrustedKeys keys;

    Vouching(TrustedKeys keys) {
        this.keys = keys;
    }

    /// What is known of a firmware with that content, whose type has that name.
    Provenance judge(FirmwareRow row, String type, Content content) {
        var claim = row.provenance();
        var signer = signer(row, type, content, claim);
        return new Provenance(
                claim.sequence(), claim.signature(), signer, signer == null && !keys.isEmpty());
    }

    private @Nullable String signer(
            FirmwareRow row, String type, Content content, Provenance claim) {
        var signature = claim.signature();
        return signature == null
                ? null
                : descriptor(row, type, content)
                        .flatMap(signed -> keys.signer(signed, signature))
                        .orElse(null);
    }

    /// Empty if there can be none, and so no signature over it.
    private static Optional<Descriptor> descriptor(FirmwareRow row, String type, Content content) {
        try {
            return Optional.ofNullable(row.sequence)
                    .map(sequence ->
                            new Descriptor(
                                    row.serial,
                                    type,
                                    row.version,
                                    content.sha256(),
                                    content.sizeBytes(),
                                    sequence));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
