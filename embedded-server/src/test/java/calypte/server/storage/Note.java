package calypte.server.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An entity with a column of each kind that there is.
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills it in, or the test
class Note {
    static final String TABLE =
            "create table note (id uuid primary key, text varchar(100) not null, unit varchar(20),"
                    + " at timestamp(6) with time zone, seal bytea, size_bytes bigint,"
                    + " pages integer not null, is_open boolean not null, revision bigint not null)";

    @Id UUID id;
    String text;

    @Enumerated(EnumType.STRING)
    @Nullable TimeUnit unit;

    @Nullable Instant at;
    byte @Nullable [] seal;
    @Nullable Long sizeBytes;
    int pages;
    boolean isOpen;
    @Version long revision;
}
