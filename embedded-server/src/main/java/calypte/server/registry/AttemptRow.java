package calypte.server.registry;

import calypte.model.update.Ending;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An attempt at an update that is over, as it is stored. The open one is in its device's row, so
/// that progress costs no second one.
@Entity
@Table(name = "update_attempt")
class AttemptRow {
    @Id UUID id;
    UUID deviceId;
    UUID updateId;
    int attempt;
    UUID firmwareId;
    String firmwareVersion;
    @Nullable UUID rolloutId;
    Instant dispatchedAt;
    String steps;
    @Nullable Integer percent;
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    Ending ending;

    String detail;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in, or AttemptLog
    AttemptRow() {}
}
