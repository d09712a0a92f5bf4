package calypte.server;

import calypte.server.audit.Action;
import calypte.server.audit.AuditEvent;
import calypte.server.audit.AuditFeed;
import calypte.server.audit.AuditPages;
import calypte.server.audit.AuditTrail;
import calypte.server.audit.Checkpoints;
import calypte.server.audit.LogstashShipper;
import calypte.server.audit.LogstashShipper.Surroundings;
import calypte.server.audit.ShippedCursor;
import calypte.server.audit.TrailKeeper;
import calypte.server.storage.Database;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The trail and those who follow it, put together.
record Audit(
        Database database,
        AuditFeed feed,
        AuditTrail trail,
        AuditPages pages,
        TrailKeeper keeper,
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
        var trail = new AuditTrail(feed, clock, random);
        var keeper =
                new TrailKeeper(database, trail, checkpoints(settings), retention(settings), clock);
        return new Audit(database, feed, trail, pages, keeper, shipper);
    }

    private static Checkpoints checkpoints(Settings settings) throws ConfigurationError {
        try {
            return Checkpoints.in(settings.data());
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the key of the audit trail cannot be used: " + e.getMessage(), e);
        }
    }

    /// Null is for ever. Only what was shipped may go, so there must be a sink.
    private static @Nullable Duration retention(Settings settings) throws ConfigurationError {
        if (settings.text(Setting.AUDIT_RETENTION).equals("none")) {
            return null;
        }
        if (settings.given(Setting.AUDIT_LOGSTASH).isEmpty()) {
            throw new ConfigurationError(
                    "%s needs %s: only what was shipped may be cut"
                            .formatted(
                                    Setting.AUDIT_RETENTION.key(), Setting.AUDIT_LOGSTASH.key()));
        }
        return Kind.retention(settings.text(Setting.AUDIT_RETENTION)).orElseThrow();
    }

    private static Optional<URI> sink(Settings settings) throws ConfigurationError {
        try {
            return settings.given(Setting.AUDIT_LOGSTASH).map(LogstashShipper::sink);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(Setting.AUDIT_LOGSTASH.key() + " " + e.getMessage(), e);
        }
    }

    /// The server stops, and signs how far its trail reaches.
    void end() {
        tell(Action.SERVER_STOPPED, "the server stops");
        var _ = keeper.checkpoint();
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
