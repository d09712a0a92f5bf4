package calypte.server.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// The counts of a firmware as queries see them. Only [Tally] moves them.
@Entity
@Immutable
@Table(name = "firmware_tally")
@SuppressWarnings("NullAway.Init") // Hibernate fills it in
class TallyRow {
    @Id UUID firmwareId;
    long running;
    long assigned;
}
