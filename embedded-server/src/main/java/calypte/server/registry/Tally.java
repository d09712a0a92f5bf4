package calypte.server.registry;

import calypte.server.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps count of the devices that run, and should run, each firmware. The counts move in the
/// transaction that moves a device, so that a library can be shown without counting a fleet.
///
/// They move by what was added, not to a new value: another node may be counting too.
final class Tally {

    private static final String MOVE =
            "update firmware_tally set running = running + ?, assigned = assigned + ?"
                    + " where firmware_id = ?";
    private static final String BEGIN =
            "insert into firmware_tally (firmware_id, running, assigned) values (?, 0, 0)";
    private static final String READ =
            "select running, assigned from firmware_tally where firmware_id = ?";

    /// In the order of their ids, so that two nodes never wait for each other.
    private final TreeMap<UUID, Counts> moved = new TreeMap<>();

    private final Transaction tx;

    private Tally(Transaction tx) {
        this.tx = tx;
        tx.beforeCommit(() -> tx.session().doWork(this::store));
    }

    /// How many devices run a firmware, and how many should.
    record Counts(long running, long assigned) {

        static final Counts NONE = new Counts(0, 0);

        private Counts plus(Counts more) {
            return new Counts(running + more.running, assigned + more.assigned);
        }
    }

    static Tally in(Transaction tx) {
        return tx.companion(Tally.class, () -> new Tally(tx));
    }

    /// A firmware begins with no device.
    void begin(UUID firmware) {
        tx.session()
                .doWork(connection -> {
                    try (var insert = connection.prepareStatement(BEGIN)) {
                        insert.setObject(1, firmware);
                        insert.executeUpdate();
                    }
                });
    }

    /// A device ran `from` and now runs `to`.
    void runs(@Nullable UUID from, @Nullable UUID to) {
        if (!Objects.equals(from, to)) {
            add(from, new Counts(-1, 0));
            add(to, new Counts(1, 0));
        }
    }

    /// A device should have run `from` and now should run `to`.
    void should(@Nullable UUID from, @Nullable UUID to) {
        if (!Objects.equals(from, to)) {
            add(from, new Counts(0, -1));
            add(to, new Counts(0, 1));
        }
    }

    /// What is counted for a firmware by now.
    Counts of(UUID firmware) {
        var stored =
                tx.session()
                        .doReturningWork(connection -> {
                            try (var select = connection.prepareStatement(READ)) {
                                select.setObject(1, firmware);
                                try (var row = select.executeQuery()) {
                                    return row.next()
                                            ? new Counts(row.getLong(1), row.getLong(2))
                                            : Counts.NONE;
                                }
                            }
                        });
        return stored.plus(moved.getOrDefault(firmware, Counts.NONE));
    }

    private void add(@Nullable UUID firmware, Counts more) {
        if (firmware != null) {
            moved.merge(firmware, more, Counts::plus);
        }
    }

    private void store(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            for (var move : moved.entrySet()) {
                update.setLong(1, move.getValue().running());
                update.setLong(2, move.getValue().assigned());
                update.setObject(3, move.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
