package calypte.server.registry;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/// What the fleet ran at one moment.
@Entity
@Table(name = "fleet_history")
class HistoryRow {
    @EmbeddedId Moment moment;
    long total;
    long inSync;

    /// [Shares#text].
    String versions;

    /// When, as one of those that are so far apart: `1m` or `1h`.
    @Embeddable
    record Moment(String step, Instant at) {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in
    HistoryRow() {}

    HistoryRow(Moment moment, Shares shares) {
        this.moment = moment;
        this.total = shares.total();
        this.inSync = shares.inSync();
        this.versions = shares.text();
    }

    Shares shares() {
        return Shares.of(total, inSync, versions);
    }
}
