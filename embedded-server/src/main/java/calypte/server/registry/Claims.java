package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.rollout.TargetState;
import calypte.model.update.Hindrance;
import calypte.server.storage.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SharedSessionContract;
import org.hibernate.engine.spi.EntityKey;

/// Which devices belong to which rollout: a device belongs to one at most. Many change hands in one
/// statement, for a rollout may be as large as the fleet.
public final class Claims {

    private static final int CHUNK = 1000;

    private final Registry registry;

    public Claims(Registry registry) {
        this.registry = registry;
    }

    /// Who could not be claimed.
    ///
    /// @param elsewhere those that belong to another rollout, and to which
    /// @param gone those that are not in the fleet any more
    public record Missed(Map<UUID, UUID> elsewhere, List<UUID> gone) {}

    /// Claims those of `devices`, all of one phase, that are free.
    public Missed claim(Transaction tx, UUID rollout, int phase, List<UUID> devices) {
        var session = tx.session();
        session.flush();
        session.createMutationQuery(
                        "update DeviceRow set rolloutId = :rollout, rolloutPhase = :phase,"
                                + " rolloutState = PLANNED, revision = revision + 1"
                                + " where id in (:devices) and rolloutId is null")
                .setParameter("rollout", rollout)
                .setParameter("phase", phase)
                .setParameter("devices", devices)
                .executeUpdate();
        changed(tx, devices);
        var missing = new HashSet<>(devices);
        var elsewhere = new HashMap<UUID, UUID>();
        session.createSelectionQuery(
                        "select id, rolloutId from DeviceRow where id in (:devices)", Owned.class)
                .setParameter("devices", devices)
                .list()
                .forEach(owned -> {
                    missing.remove(owned.device());
                    if (!owned.rollout().equals(rollout)) {
                        elsewhere.put(owned.device(), owned.rollout());
                    }
                });
        return new Missed(elsewhere, List.copyOf(missing));
    }

    /// How many of `devices` belong to rollouts other than `rollout`, by rollout.
    public Map<UUID, Integer> conflicts(UUID rollout, List<UUID> devices) {
        return registry.readers()
                .read(session -> {
                    var counts = new HashMap<UUID, Integer>();
                    for (var from = 0; from < devices.size(); from += CHUNK) {
                        session.createSelectionQuery(
                                        "select id, rolloutId from DeviceRow where id in (:some)"
                                                + " and rolloutId is not null and rolloutId <> :rollout",
                                        Owned.class)
                                .setParameter(
                                        "some",
                                        devices.subList(
                                                from, Math.min(from + CHUNK, devices.size())))
                                .setParameter("rollout", rollout)
                                .list()
                                .forEach(owned -> counts.merge(owned.rollout(), 1, Integer::sum));
                    }
                    return counts;
                });
    }

    /// Lets devices of a rollout go that nothing is to be done about, at most so many as fit a
    /// short transaction: only those that are planned, or all. Empty if none is left.
    public List<UUID> letGo(Transaction tx, UUID rollout, boolean onlyPlanned) {
        var session = tx.session();
        session.flush();
        var ids =
                session.createSelectionQuery(
                                "select id from DeviceRow where rolloutId = :rollout"
                                        + (onlyPlanned ? " and rolloutState = PLANNED" : "")
                                        + " and obstacle is null",
                                UUID.class)
                        .setParameter("rollout", rollout)
                        .setMaxResults(CHUNK)
                        .list();
        if (ids.isEmpty()) {
            return onlyPlanned ? ids : unparked(tx, rollout);
        }
        session.createMutationQuery(
                        "update DeviceRow set rolloutId = null, rolloutPhase = null, rolloutState = null,"
                                + " revision = revision + 1 where id in (:devices)")
                .setParameter("devices", ids)
                .executeUpdate();
        changed(tx, ids);
        return ids;
    }

    /// Devices that wait for their rollout to let them be ordered, and are there to hear it.
    public List<DeviceId> parked(UUID rollout, int most) {
        return registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id from DeviceRow where rolloutId = :rollout"
                                                + " and rolloutState in (WAITING, FAILED)"
                                                + " and obstacle in (PAUSED, WINDOW, BUDGET)"
                                                + " and link = ONLINE and listening",
                                        UUID.class)
                                .setParameter("rollout", rollout)
                                .setMaxResults(most)
                                .list())
                .stream()
                .map(DeviceId::new)
                .toList();
    }

    /// Whether waiting devices of the rollout say that one of `insteadOf` keeps them; nothing at
    /// all, if that is empty.
    public boolean isWaiting(UUID rollout, Collection<Hindrance> insteadOf) {
        return registry.readers()
                .read(session -> !waiting(session, rollout, insteadOf, 1).isEmpty());
    }

    /// Says of such devices that `why` keeps them, at most so many; how many there were. Else a
    /// device says so only once it has asked.
    public int park(
            Transaction tx,
            UUID rollout,
            Hindrance why,
            Collection<Hindrance> insteadOf,
            int most) {
        var work = Work.in(tx, registry);
        tx.session().flush();
        var rows = work.devices(waiting(tx.session(), rollout, insteadOf, most));
        for (var row : rows) {
            row.obstacle = why;
            row.obstacleUntil = null;
            work.put(row, work.standing(row));
        }
        return rows.size();
    }

    private static List<UUID> waiting(
            SharedSessionContract session,
            UUID rollout,
            Collection<Hindrance> insteadOf,
            int most) {
        var kept = insteadOf.isEmpty() ? "obstacle is null" : "obstacle in (:instead)";
        var query =
                session.createSelectionQuery(
                                "select id from DeviceRow where rolloutId = :rollout"
                                        + " and rolloutState = WAITING and "
                                        + kept,
                                UUID.class)
                        .setParameter("rollout", rollout)
                        .setMaxResults(most);
        return insteadOf.isEmpty() ? query.list() : query.setParameter("instead", insteadOf).list();
    }

    private List<UUID> unparked(Transaction tx, UUID rollout) {
        var work = Work.in(tx, registry);
        var ids =
                tx.session()
                        .createSelectionQuery(
                                "select id from DeviceRow where rolloutId = :rollout", UUID.class)
                        .setParameter("rollout", rollout)
                        .setMaxResults(CHUNK / 4)
                        .list();
        for (var row : work.devices(ids)) {
            var state = row.rolloutState == null ? TargetState.RELEASED : row.rolloutState;
            Participation.leave(work, row, state, null);
            work.put(row, work.standing(row));
        }
        return ids;
    }

    /// Rows that other works of the transaction hold are read again: they would write back what
    /// they knew.
    private void changed(Transaction tx, Collection<UUID> devices) {
        var work = Work.in(tx, registry);
        devices.forEach(work::changed);
        var held = Set.copyOf(devices);
        for (var key : List.copyOf(tx.session().getStatistics().getEntityKeys())) {
            if (key instanceof EntityKey known
                    && known.getEntityName().equals(DeviceRow.class.getName())
                    && held.contains(known.getIdentifier())) {
                tx.session().refresh(tx.session().find(DeviceRow.class, known.getIdentifier()));
            }
        }
    }

    private record Owned(UUID device, UUID rollout) {}
}
