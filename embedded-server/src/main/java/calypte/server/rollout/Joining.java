package calypte.server.rollout;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.RolloutState;
import calypte.server.registry.Assignments.Wish;
import calypte.server.registry.Candidates.Candidate;
import calypte.server.registry.DeviceNews;
import calypte.server.registry.Place;
import calypte.server.rollout.Targets.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Takes devices into an endless rollout that match its filter only later.
///
/// It looks at devices that changed, and so costs what changes; at all of them when it begins with
/// a rollout, and now and then, for a filter may also begin to match by the hour.
final class Joining implements DeviceNews {

    private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);
    private static final int CHUNK = 100;

    /// More than so many that changed are not named one by one.
    private static final int MOST = 20_000;

    private final Desk desk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Set<UUID> known = new HashSet<>();
    private boolean watching;
    private boolean tooMany;
    private Instant lookedAt = Instant.MIN;

    Joining(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void changed(Collection<UUID> devices) {
        lock.lock();
        try {
            if (watching && !tooMany) {
                changed.addAll(devices);
                tooMany = changed.size() > MOST;
            }
        } finally {
            lock.unlock();
        }
    }

    /// One round, for all endless rollouts that run.
    void round() {
        var endless = endless();
        var arrived = arrived(!endless.isEmpty());
        var isTime = !desk.now().isBefore(lookedAt.plus(NOW_AND_THEN));
        known.retainAll(endless.stream().map(row -> row.id).toList());
        for (var row : endless) {
            var isNew = known.add(row.id);
            var wish = new Wish(new FirmwareId(row.firmwareId), row.allowDowngrade, row.reason);
            var candidates = desk.registered().candidates();
            var found =
                    isNew || isTime || arrived.all()
                            ? candidates.matching(row.filter, wish)
                            : candidates.among(arrived.devices(), row.filter, wish);
            join(row.id, found);
        }
        if (isTime && !endless.isEmpty()) {
            lookedAt = desk.now();
        }
    }

    private record Arrived(List<UUID> devices, boolean all) {}

    private Arrived arrived(boolean isWanted) {
        lock.lock();
        try {
            var arrived = new Arrived(List.copyOf(changed), tooMany);
            changed.clear();
            tooMany = false;
            watching = isWanted;
            return arrived;
        } finally {
            lock.unlock();
        }
    }

    private List<RolloutRow> endless() {
        return desk.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "from RolloutRow where state = RUNNING and includeFuture",
                                        RolloutRow.class)
                                .list());
    }

    private void join(UUID rollout, List<Candidate> found) {
        var free =
                found.stream()
                        .filter(device -> device.fate().isAssigned() && device.rollout() == null)
                        .toList();
        for (var from = 0; from < free.size(); from += CHUNK) {
            var some = free.subList(from, Math.min(from + CHUNK, free.size()));
            desk.change(rollout, (page, it) -> join(page, it, some));
        }
    }

    /// Whoever has been in it before is not taken in again: an operator may have taken it out.
    private int join(Desk.Page page, Ledger.Opened it, List<Candidate> some) {
        if (it.row().state != RolloutState.RUNNING) {
            return 0;
        }
        var last = it.phases().getLast();
        var ids = some.stream().map(Candidate::id).toList();
        var before =
                Set.copyOf(
                        page.tx()
                                .session()
                                .createSelectionQuery(
                                        "select deviceId from TargetRow where rolloutId = :rollout"
                                                + " and deviceId in (:devices)",
                                        UUID.class)
                                .setParameter("rollout", it.row().id)
                                .setParameter("devices", ids)
                                .list());
        var fresh = some.stream().filter(device -> !before.contains(device.id())).toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        var missed =
                desk.registered()
                        .claims()
                        .claim(
                                page.tx(),
                                it.row().id,
                                fresh.stream()
                                        .map(device -> new Place(device.id(), last.number))
                                        .toList());
        var joined =
                fresh.stream()
                        .filter(device ->
                                !missed.elsewhere().containsKey(device.id())
                                        && !missed.gone().contains(device.id()))
                        .toList();
        new Targets(
                        it.row().id,
                        joined.stream().map(device -> new Placed(device, last.number)).toList())
                .insert(page.tx());
        last.planned += joined.size();
        return joined.size();
    }
}
