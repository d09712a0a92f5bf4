package calypte.server.audit;

import calypte.server.storage.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of one transaction. They get their sequences and hashes at its very end, behind a
/// lock on the trail's head, so that the trail has no gaps however many write to it.
///
/// Plain JDBC: the rows are never changed or read back here, and an entity for each would cost more
/// than all the rest.
final class Batch {

    private static final String HEAD =
            "select sequence, hash from audit_head where id = 1 for update";
    private static final String MOVE = "update audit_head set sequence = ?, hash = ? where id = 1";
    private static final String INSERT =
            """
            insert into audit_event
                (sequence, id, at, action, outcome, level, device_id, device_serial, document, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final int SERIAL = 100;

    private record Noted(AuditEvent event, Instant at) {}

    private final InstantSource clock;
    private final EventIds ids;
    private final List<Noted> noted = new ArrayList<>();
    private long head;

    Batch(InstantSource clock, EventIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void add(AuditEvent event) {
        noted.add(new Noted(event, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /// The sequence of the last event, once they are stored.
    long head() {
        return head;
    }

    void store(Transaction tx) {
        tx.session().doWork(this::store);
    }

    private void store(Connection connection) throws SQLException {
        Chain chain;
        try (var select = connection.prepareStatement(HEAD);
                var row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the audit trail has lost its head");
            }
            head = row.getLong(1);
            chain = Chain.after(row.getBytes(2));
        }
        byte[] hash = {};
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var next : noted) {
                hash = add(insert, next, chain);
            }
            insert.executeBatch();
        }
        try (var move = connection.prepareStatement(MOVE)) {
            move.setLong(1, head);
            move.setBytes(2, hash);
            move.executeUpdate();
        }
    }

    private byte[] add(PreparedStatement insert, Noted noted, Chain chain) throws SQLException {
        var event = noted.event();
        var id = ids.next(noted.at());
        var document = EcsDocument.of(event, ++head, id, noted.at());
        var hash = chain.link(document);
        insert.setLong(1, head);
        insert.setObject(2, id);
        insert.setObject(3, noted.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, event.action.toString());
        insert.setString(5, event.outcome.wire);
        insert.setString(6, event.level.wire);
        var device = event.device;
        uuid(insert, 7, device == null ? null : device.id());
        insert.setString(8, device == null ? null : findable(device.serial()));
        insert.setString(9, document);
        insert.setBytes(10, hash);
        insert.addBatch();
        return hash;
    }

    private static void uuid(PreparedStatement insert, int index, @Nullable UUID value)
            throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.OTHER);
        } else {
            insert.setObject(index, value);
        }
    }

    /// A stranger may call itself anything. Only what could be a serial is worth an index entry.
    private static String findable(String serial) {
        var text = serial.indexOf('\0') < 0 ? serial : serial.replace('\0', ' ');
        return text.length() <= SERIAL ? text : text.substring(0, SERIAL);
    }
}
