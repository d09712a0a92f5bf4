package calypte.server.rollout;

import calypte.model.rollout.TargetState;
import calypte.server.registry.Candidates.Candidate;
import calypte.server.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Some devices that a rollout is to have, to be written down together. Plain JDBC: an entity for
/// each would cost more than all the rest.
record Targets(UUID rollout, List<Placed> devices) {

    /// A device, and the phase that it is for.
    record Placed(Candidate device, int phase) {
        UUID id() {
            return device.id();
        }
    }

    private static final String INSERT =
            """
            insert into rollout_target (rollout_id, device_id, device_serial, phase, state)
            values (?, ?, ?, ?, ?)\
            """;

    /// Those that no rollout came after, from before `born`. They have greater identifiers than any
    /// rollout, so that this reads nothing else.
    static int forgetOrphans(Transaction tx, UUID born) {
        return tx.session()
                .createNativeMutationQuery(
                        "delete from rollout_target where rollout_id < :born and rollout_id >"
                                + " (select coalesce(max(id), :none) from rollout)")
                .setParameter("born", born)
                .setParameter("none", new UUID(0, 0))
                .executeUpdate();
    }

    static long count(Transaction tx, UUID rollout) {
        return tx.session()
                .createSelectionQuery(
                        "select count(*) from TargetRow where rolloutId = :rollout", Long.class)
                .setParameter("rollout", rollout)
                .getSingleResult();
    }

    void insert(Transaction tx) {
        tx.session().doWork(this::insert);
    }

    private void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var placed : devices) {
                insert.setObject(1, rollout);
                insert.setObject(2, placed.id());
                insert.setString(3, placed.device().serial());
                insert.setInt(4, placed.phase());
                insert.setString(5, TargetState.PLANNED.name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
