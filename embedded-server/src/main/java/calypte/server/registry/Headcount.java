package calypte.server.registry;

import calypte.model.device.Link;
import calypte.server.storage.Transaction;
import calypte.server.storage.Witness;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps count of the devices that are alike. The counts move in the transaction that moves the
/// devices, by what it changed: so they are true whenever it is, and no fleet is ever counted.
///
/// They are moved and not set: another node may be counting too.
final class Headcount {

    private static final String MOVE = "update fleet_count set devices = devices + ? where id = ?";
    private static final String BEGIN =
            """
            insert into fleet_count
                (id, type_id, current_firmware_id, assigned_firmware_id, sync, activity, link,
                 enabled, held, quarantined, stuck, devices)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    /// Two nodes may meet in the first device of its kind. H2 is written by one alone.
    private static final String OR_MOVE =
            " on conflict (id) do update set devices = fleet_count.devices + excluded.devices";

    private final Map<Alike, Long> moves = new HashMap<>();
    private final Transaction tx;

    private Headcount(Transaction tx) {
        this.tx = tx;
        tx.lastly(() -> tx.session().doWork(this::store));
    }

    static Headcount in(Transaction tx) {
        return tx.companion(Headcount.class, () -> new Headcount(tx));
    }

    /// Counts whatever is written of devices, one by one.
    static void sees(
            Transaction tx,
            Object row,
            Witness.@Nullable Values before,
            Witness.@Nullable Values after) {
        if (row instanceof DeviceRow) {
            var was = before == null ? null : Alike.of(before);
            var is = after == null ? null : Alike.of(after);
            if (!Objects.equals(was, is)) {
                in(tx).move(was, -1);
                in(tx).move(is, 1);
            }
        }
    }

    /// For the one statement that takes all that are online offline.
    void allAway() {
        tx.session().flush();
        var pending = Map.copyOf(moves);
        tx.session()
                .createSelectionQuery("from CountRow where link = ONLINE", CountRow.class)
                .list()
                .forEach(row -> away(row.alike(), row.devices));
        pending.forEach((alike, devices) -> {
            if (alike.link() == Link.ONLINE) {
                away(alike, devices);
            }
        });
    }

    /// What is counted for a firmware by now, this transaction's own changes included.
    Users users(UUID firmware) {
        tx.session().flush();
        var users =
                tx.session()
                        .createSelectionQuery(
                                "select coalesce(sum(case when currentFirmwareId = :firmware then devices else 0L end), 0L),"
                                        + " coalesce(sum(case when assignedFirmwareId = :firmware then devices else 0L end), 0L)"
                                        + " from CountRow where currentFirmwareId = :firmware or assignedFirmwareId = :firmware",
                                Users.class)
                        .setParameter("firmware", firmware)
                        .getSingleResult();
        for (var move : moves.entrySet()) {
            var alike = move.getKey();
            var devices = move.getValue();
            users =
                    users.plus(
                            new Users(
                                    firmware.equals(alike.currentFirmwareId()) ? devices : 0,
                                    firmware.equals(alike.assignedFirmwareId()) ? devices : 0));
        }
        return users;
    }

    private void away(Alike alike, long devices) {
        move(alike, -devices);
        move(alike.withLink(Link.OFFLINE), devices);
    }

    private void move(@Nullable Alike alike, long devices) {
        if (alike != null) {
            moves.merge(alike, devices, Long::sum);
        }
    }

    private void store(Connection connection) throws SQLException {
        // In the order of their keys, so that two nodes do not wait for each other.
        var sorted = new TreeMap<String, Map.Entry<Alike, Long>>();
        for (var move : moves.entrySet()) {
            if (move.getValue() != 0) {
                sorted.put(move.getKey().key(), move);
            }
        }
        try (var update = connection.prepareStatement(MOVE)) {
            for (var move : sorted.entrySet()) {
                update.setLong(1, move.getValue().getValue());
                update.setString(2, move.getKey());
                update.addBatch();
            }
            begin(connection, sorted.values(), update.executeBatch());
        }
    }

    /// Those that have no count as yet.
    private static void begin(
            Connection connection, Collection<Map.Entry<Alike, Long>> moves, int[] moved)
            throws SQLException {
        var i = 0;
        for (var move : moves) {
            if (moved[i++] == 0) {
                try (var insert = connection.prepareStatement(BEGIN + otherwise(connection))) {
                    fill(insert, move.getKey(), move.getValue());
                    insert.executeUpdate();
                }
            }
        }
    }

    private static String otherwise(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2") ? "" : OR_MOVE;
    }

    private static void fill(PreparedStatement insert, Alike alike, long devices)
            throws SQLException {
        insert.setString(1, alike.key());
        insert.setObject(2, alike.typeId());
        insert.setObject(3, alike.currentFirmwareId());
        insert.setObject(4, alike.assignedFirmwareId());
        insert.setString(5, alike.sync().name());
        insert.setString(6, alike.activity().name());
        insert.setString(7, alike.link().name());
        insert.setBoolean(8, alike.enabled());
        insert.setBoolean(9, alike.held());
        insert.setBoolean(10, alike.quarantined());
        insert.setBoolean(11, alike.stuck());
        insert.setLong(12, devices);
    }
}
