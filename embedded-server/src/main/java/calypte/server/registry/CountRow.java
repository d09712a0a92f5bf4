package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// How many devices are alike, as queries see it. Only [Headcount] moves it.
@Entity
@Immutable
@Table(name = "fleet_count")
@SuppressWarnings("NullAway.Init") // Hibernate fills it in
class CountRow {
    /// [Alike#key].
    @Id String id;

    UUID typeId;
    @Nullable UUID currentFirmwareId;
    @Nullable UUID assignedFirmwareId;

    @Enumerated(EnumType.STRING)
    Sync sync;

    @Enumerated(EnumType.STRING)
    Activity activity;

    @Enumerated(EnumType.STRING)
    Link link;

    boolean enabled;
    boolean held;
    boolean quarantined;
    boolean stuck;
    long devices;

    Alike alike() {
        return new Alike(
                typeId,
                currentFirmwareId,
                assignedFirmwareId,
                sync,
                activity,
                link,
                enabled,
                held,
                quarantined,
                stuck);
    }
}
