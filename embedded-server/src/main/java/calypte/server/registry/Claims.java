package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.rollout.TargetState;
import calypte.model.update.Hindrance;
import calypte.server.storage.Transaction;
import java.util.ArrayList;
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

    private static final String CLAIM =
            """
            update device set rollout_id = ?, rollout_phase = ?, rollout_state = 'PLANNED',
                revision = revision + 1
            where id = ? and rollout_id is null\
            """;

    private static final String LET_GO =
            """
            update device set rollout_id = null, rollout_phase = null, rollout_state = null,
                revision = revision + 1
            where id = ?\
            """;

    private final Registry registry;

    public Claims(Registry registry) {
        this.registry = registry;
    }

    /// Who could not be claimed.
    ///
    /// @param elsewhere those that belong to another rollout, and to which
    /// @param gone those that are not in the fleet any more
    public record Missed(Map<UUID, UUID> elsewhere, List<UUID> gone) {}

    /// Claims those of `places` whose devices are free.
    ///
    /// One statement for each: H2 holds each row that it finds against the whole of a list, so that
    /// a list of a thousand takes a million comparisons.
    public Missed claim(Transaction tx, UUID rollout, List<Place> places) {
        var session = tx.session();
        session.flush();
        var missed = new ArrayList<UUID>();
        session.doWork(connection -> {
            try (var update = connection.prepareStatement(CLAIM)) {
                for (var place : places) {
                    update.setObject(1, rollout);
                    update.setInt(2, place.phase());
                    update.setObject(3, place.device());
                    update.addBatch();
                }
                var done = update.executeBatch();
                for (var i = 0; i < done.length; i++) {
                    if (done[i] == 0) {
                        missed.add(places.get(i).device());
                    }
                }
            }
        });
        changed(tx, places.stream().map(Place::device).toList());
        return missed(tx, rollout, missed);
    }

    /// Why they could not be claimed; those that were claimed before are not missed.
    private static Missed missed(Transaction tx, UUID rollout, List<UUID> devices) {
        var gone = new ArrayList<UUID>();
        var elsewhere = new HashMap<UUID, UUID>();
        for (var device : devices) {
            var row = tx.session().find(DeviceRow.class, device);
            if (row == null || row.rolloutId == null) {
                gone.add(device);
            } else if (!row.rolloutId.equals(rollout)) {
                elsewhere.put(device, row.rolloutId);
            }
        }
        return new Missed(elsewhere, gone);
    }

    /// How many of `devices` belong to rollouts other than `rollout`, by rollout.
    public Map<UUID, Integer> conflicts(UUID rollout, Collection<UUID> devices) {
        var wanted = new HashSet<>(devices);
        var counts = new HashMap<UUID, Integer>();
        registry
                .readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id, rolloutId from DeviceRow"
                                                + " where rolloutId is not null and rolloutId <> :rollout",
                                        Owned.class)
                                .setParameter("rollout", rollout)
                                .list())
                .stream()
                .filter(owned -> wanted.contains(owned.device()))
                .forEach(owned -> counts.merge(owned.rollout(), 1, Integer::sum));
        return counts;
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
        session.doWork(connection -> {
            try (var update = connection.prepareStatement(LET_GO)) {
                for (var id : ids) {
                    update.setObject(1, id);
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
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
