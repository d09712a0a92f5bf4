package calypte.server.audit;

import calypte.server.storage.Database;
import calypte.server.storage.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs now and then how far the trail reaches, so that cutting off its end shows; and cuts off
/// its beginning when that is old enough and was shipped.
public final class TrailKeeper {

    /// Whichever comes first makes a checkpoint due.
    private static final long MANY = 10_000;

    private static final Duration LONG = Duration.ofHours(1);

    /// Events cut in one transaction: others go on in between.
    private static final int CHUNK = 5_000;

    private static final int MOST_CHUNKS = 20;

    private static final String YOUNGEST =
            "select min(sequence) from audit_event where sequence > ? and sequence <= ? and at >= ?";
    private static final String HASH = "select hash from audit_event where sequence = ?";
    private static final String DELETE = "delete from audit_event where sequence <= ?";
    private static final String HEAD = "select sequence, hash from audit_head where id = 1";

    private final Database database;
    private final AuditTrail trail;
    private final Checkpoints checkpoints;
    private final @Nullable Duration retention;
    private final InstantSource clock;
    private @Nullable Instant saidAt;
    private long said;

    /// @param retention how long what was shipped is kept; null is for ever
    public TrailKeeper(
            Database database,
            AuditTrail trail,
            Checkpoints checkpoints,
            @Nullable Duration retention,
            InstantSource clock) {
        this.database = database;
        this.trail = trail;
        this.checkpoints = checkpoints;
        this.retention = retention;
        this.clock = clock;
    }

    private record Head(long sequence, byte @Nullable [] hash) {}

    /// What is due by now.
    public void look() {
        var head = head();
        var many = head.sequence() - said >= MANY;
        var late = saidAt == null || saidAt.plus(LONG).isBefore(clock.instant());
        // The event that tells of a checkpoint is no reason for the next one.
        if (many || (late && head.sequence() > said + 1)) {
            checkpoint().ifPresent(this::tell);
        }
        if (retention != null) {
            cut(clock.instant().minus(retention));
        }
    }

    /// Not without end: who does this has other chores, and comes again.
    private void cut(Instant horizon) {
        var chunks = 0;
        while (chunks < MOST_CHUNKS && cutSome(horizon)) {
            chunks++;
        }
    }

    /// Signs how far the trail reaches by now, and keeps it beside the database. Empty if there is
    /// no event yet.
    public Optional<Checkpoint> checkpoint() {
        var head = head();
        if (head.hash() == null) {
            return Optional.empty();
        }
        var reached = sign(Checkpoint.Kind.REACHED, head.sequence(), head.hash());
        try {
            checkpoints.keep(reached);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        said = head.sequence();
        saidAt = clock.instant();
        return Optional.of(reached);
    }

    /// Told in the trail as well, so that it is shipped: there nobody here can take it back.
    private void tell(Checkpoint reached) {
        database.writer()
                .write(tx -> {
                    trail.record(
                            tx,
                            event(Action.TRAIL_CHECKPOINTED, reached)
                                    .says("the trail reaches event " + reached.sequence()));
                    return reached;
                });
    }

    /// Cuts a chunk of what is older than `horizon`; whether there may be more.
    private boolean cutSome(Instant horizon) {
        return database.writer().write(tx -> cutSome(tx, horizon));
    }

    private boolean cutSome(Transaction tx, Instant horizon) {
        var session = tx.session();
        var from = Checkpoints.cut(session).map(Checkpoint::sequence).orElse(0L);
        var shipped = ShippedCursor.position(session);
        var to =
                session.doReturningWork(connection ->
                        end(connection, from, Math.min(from + CHUNK, shipped), horizon));
        if (to <= from) {
            return false;
        }
        var hash = session.doReturningWork(connection -> hash(connection, to));
        var cut = sign(Checkpoint.Kind.CUT, to, hash);
        session.doWork(connection -> delete(connection, to));
        Checkpoints.cut(session, cut);
        trail.record(
                tx,
                event(Action.TRAIL_CUT, cut)
                        .says("the trail was cut up to event " + to + ", which was shipped"));
        return true;
    }

    private Checkpoint sign(Checkpoint.Kind kind, long sequence, byte[] hash) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return Checkpoint.signed(
                checkpoints.key(), kind, sequence, HexFormat.of().formatHex(hash), at);
    }

    private AuditEvent event(Action action, Checkpoint word) {
        return AuditEvent.of(action)
                .by("calypte")
                .label("sequence", Long.toString(word.sequence()))
                .label("hash", word.hash())
                .label("at", word.at())
                .label("signature", word.signature())
                .label("key_id", checkpoints.key().id());
    }

    private Head head() {
        return database.readers()
                .read(session ->
                        session.doReturningWork(connection -> {
                            try (var select = connection.prepareStatement(HEAD);
                                    var row = select.executeQuery()) {
                                return row.next()
                                        ? new Head(row.getLong(1), row.getBytes(2))
                                        : new Head(0, null);
                            }
                        }));
    }

    /// The last event before the first that is too young, among those up to `most`. A clock that
    /// jumped back may have put old ones behind it: they wait.
    private static long end(Connection connection, long from, long most, Instant horizon)
            throws SQLException {
        try (var select = connection.prepareStatement(YOUNGEST)) {
            select.setLong(1, from);
            select.setLong(2, most);
            select.setObject(3, horizon.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                var youngest = row.next() ? row.getLong(1) : 0;
                return youngest == 0 ? most : youngest - 1;
            }
        }
    }

    private static byte[] hash(Connection connection, long sequence) throws SQLException {
        try (var select = connection.prepareStatement(HASH)) {
            select.setLong(1, sequence);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the trail lacks event " + sequence);
                }
                return row.getBytes(1);
            }
        }
    }

    private static void delete(Connection connection, long to) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, to);
            delete.executeUpdate();
        }
    }
}
