package calypte.server.audit;

import calypte.server.storage.Database;
import calypte.server.storage.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// A real trail in a real database on disk.
final class Trail implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    final Database database;
    final AuditFeed feed = new AuditFeed();
    final AuditTrail trail =
            new AuditTrail(feed, InstantSource.fixed(NOON), new SplittableRandom(7));
    final AuditPages pages;
    final Checkpoints checkpoints;

    Trail(Path folder) throws DatabaseUnavailable, IOException {
        Files.createDirectories(folder);
        checkpoints = Checkpoints.in(folder);
        database =
                Database.open(
                        new Database.Config("jdbc:h2:file:" + folder.resolve("db"), "sa", ""),
                        AuditTrail.entities());
        pages = new AuditPages(database.readers());
    }

    void record(AuditEvent... events) {
        database.writer()
                .write(tx -> {
                    List.of(events).forEach(event -> trail.record(tx, event));
                    return true;
                });
    }

    void registered(String serial) {
        record(registration(serial));
    }

    static AuditEvent registration(String serial) {
        return AuditEvent.of(Action.DEVICE_REGISTERED)
                .by(serial)
                .from("127.0.0.1")
                .device(new UUID(1, serial.hashCode()), serial, "pump")
                .firmware("fw-1", "1.0.0", "0".repeat(64))
                .label("door", "MQTT")
                .label("firmware_serial", "fw-1")
                .says(serial + " registered with fw-1");
    }

    AuditVerifier.Verdict verdict() {
        return new AuditVerifier(database.readers(), checkpoints).verify();
    }

    /// Keeps the trail as a server would, `retention` long, when it is `now`.
    TrailKeeper keeper(Duration retention, Instant now) {
        return new TrailKeeper(database, trail, checkpoints, retention, InstantSource.fixed(now));
    }

    void sql(String statement) {
        database.writer()
                .write(tx -> {
                    tx.session()
                            .doWork(connection -> {
                                try (var it = connection.createStatement()) {
                                    it.execute(statement);
                                }
                            });
                    return true;
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
