package calypte.server.registry;

import calypte.model.device.DeviceTypeId;
import calypte.model.drift.DeviceFacts.Target;
import calypte.model.firmware.Digest;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.Firmware.Content;
import calypte.model.firmware.FirmwareId;
import calypte.model.firmware.FirmwareSerial;
import calypte.model.firmware.Provenance;
import calypte.model.firmware.Signature;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A firmware as it is stored; its content lies outside the database, under its digest.
@Entity
@Table(name = "firmware")
class FirmwareRow {
    @Id UUID id;
    String serial;
    String version;
    UUID typeId;

    @Enumerated(EnumType.STRING)
    Firmware.State state;

    @Nullable String sha256;
    @Nullable Long sizeBytes;
    @Nullable Long sequence;
    @Nullable String signature;
    @Nullable String keyId;
    boolean withheld;
    String notes;
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in
    FirmwareRow() {}

    FirmwareRow(Firmware firmware, String notes) {
        this.id = firmware.id().value();
        this.serial = firmware.serial().value();
        this.version = firmware.version();
        this.typeId = firmware.typeId().value();
        this.state = firmware.state();
        put(firmware.provenance());
        this.notes = notes;
        this.createdAt = firmware.createdAt();
    }

    final void put(Provenance provenance) {
        sequence = provenance.sequence();
        signature = provenance.signature() == null ? null : provenance.signature().base64();
        keyId = provenance.keyId();
        withheld = provenance.withheld();
    }

    Provenance provenance() {
        return new Provenance(
                sequence, signature == null ? null : new Signature(signature), keyId, withheld);
    }

    Firmware firmware() {
        return new Firmware(
                new FirmwareId(id),
                new FirmwareSerial(serial),
                version,
                new DeviceTypeId(typeId),
                state,
                content(),
                provenance(),
                createdAt);
    }

    Target target() {
        return new Target(version, state, sha256 != null, withheld);
    }

    private @Nullable Content content() {
        return sha256 == null || sizeBytes == null
                ? null
                : new Content(new Digest(sha256), sizeBytes);
    }
}
