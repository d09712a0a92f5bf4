package calypte.server.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A stored event, as filters see it. Only [Batch] writes them.
@Entity
@Immutable
@Table(name = "audit_event")
@SuppressWarnings("NullAway.Init") // Hibernate fills it in
class AuditRow {
    @Id long sequence;
    UUID id;
    Instant at;
    String action;
    String outcome;
    String level;
    @Nullable UUID deviceId;
    @Nullable String deviceSerial;
    String document;
    byte[] hash;
}
