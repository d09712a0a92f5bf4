package calypte.server.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One word of an operator on what devices should run: remembered so that it can be undone.
@Entity
@Table(name = "assignment")
class AssignmentRow {
    @Id UUID id;
    @Nullable UUID firmwareId;
    int devices;
    Instant at;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in
    AssignmentRow() {}

    AssignmentRow(UUID id, @Nullable UUID firmwareId, Instant at) {
        this.id = id;
        this.firmwareId = firmwareId;
        this.at = at;
    }
}
