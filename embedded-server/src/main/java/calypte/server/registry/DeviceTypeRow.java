package calypte.server.registry;

import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A device type as it is stored.
@Entity
@Table(name = "device_type")
class DeviceTypeRow {
    @Id UUID id;
    String name;
    String description;
    boolean recoverUnknown;
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in
    DeviceTypeRow() {}

    DeviceTypeRow(DeviceType type, Instant createdAt) {
        this.id = type.id().value();
        this.name = type.name();
        this.description = type.description();
        this.recoverUnknown = type.recoverUnknown();
        this.createdAt = createdAt;
    }

    DeviceType type() {
        return new DeviceType(new DeviceTypeId(id), name, description, recoverUnknown);
    }
}
