package calypte.server.rollout;

import calypte.model.rollout.TargetState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A device's part in a rollout, as it is read. [Ledger] writes it, many at once.
@Entity
@Immutable
@Table(name = "rollout_target")
@IdClass(TargetRow.Key.class)
class TargetRow {

    /// Which device in which rollout.
    record Key(UUID rolloutId, UUID deviceId) implements Serializable {}

    @Id UUID rolloutId;
    @Id UUID deviceId;
    String deviceSerial;
    int phase;

    @Enumerated(EnumType.STRING)
    TargetState state;

    @Nullable String reason;
    @Nullable UUID previousFirmwareId;
    @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in
    TargetRow() {}
}
