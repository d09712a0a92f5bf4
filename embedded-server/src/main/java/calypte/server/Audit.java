package calypte.server;

import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import calypte.server.audit.AuditFeed;
import calypte.server.audit.AuditPages;
import calypte.server.audit.AuditTrail;
import calypte.server.audit.LogstashShipper;
import calypte.server.audit.LogstashShipper.Surroundings;
import calypte.server.audit.ShippedCursor;
import calypte.server.storage.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The trail and those who follow it, put together.
record Audit(
        Database database,
        AuditFeed feed,
        AuditTrail trail,
        AuditPages pages,
        Optional<LogstashShipper> shipper) {

    static Audit of(
            Database database, Settings settings, InstantSource clock, RandomGenerator random)
            throws ConfigurationError {
        var feed = new AuditFeed();
        var pages = new AuditPages(database.readers());
        var shipper =
                sink(settings)
                        .map(sink ->
                                new LogstashShipper(
                                        sink,
                                        feed,
                                        pages,
                                        new ShippedCursor(database.readers(), database.writer()),
                                        new Surroundings(clock, random)));
        return new Audit(database, feed, new AuditTrail(feed, clock, random), pages, shipper);
    }

    private static Optional<URI> sink(Settings settings) throws ConfigurationError {
        try {
            return settings.given(Setting.AUDIT_LOGSTASH).map(LogstashShipper::sink);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(Setting.AUDIT_LOGSTASH.key() + " " + e.getMessage(), e);
        }
    }

    /// The server itself has something to tell.
    void tell(Action action, String message) {
        database.writer()
                .write(tx -> {
                    trail.record(tx, AuditEvent.of(action).by("calypte").says(message));
                    return action;
                });
    }
}
