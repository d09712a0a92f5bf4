package calypte.server.rollout;

import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import calypte.server.registry.Claims.Missed;
import calypte.server.registry.Place;
import calypte.server.registry.RolloutBook.Move;
import calypte.server.registry.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Starts rollouts: claims their devices, some at a time, and only then lets them run. Two rollouts
/// that want the same device cannot both have it: the later one is refused, and gives back what it
/// had claimed.
final class Starting {

    private static final int CHUNK = 1000;

    private final Desk desk;
    private final RolloutReader reader;
    private final Settling settling;
    private final ReentrantLock one = new ReentrantLock();

    /// Identifiers sort by time: whatever has a lesser one was made before this process.
    private final UUID born;

    Starting(Desk desk, RolloutReader reader, Settling settling) {
        this.desk = desk;
        this.reader = reader;
        this.settling = settling;
        this.born = desk.ids().get();
    }

    Outcome start(UUID rollout, Source source) {
        one.lock();
        try {
            settling.settleAll();
            return claimed(rollout, source);
        } finally {
            one.unlock();
        }
    }

    /// Gives back what a start that was cut short had claimed, and forgets the devices of a rollout
    /// that was never written down.
    void recover() {
        reader.halfStarted().forEach(settling::giveUp);
        desk.write(tx -> Targets.forgetOrphans(tx, born));
    }

    private Outcome claimed(UUID rollout, Source source) {
        var ready =
                desk.change(
                        rollout,
                        (page, it) -> {
                            if (it.row().state != RolloutState.READY) {
                                return wrong(it);
                            }
                            if (!page.isDeliverable(it.row())) {
                                return new Outcome.WrongState(
                                        "its firmware cannot be delivered: it must be published and have content");
                            }
                            it.row().settled = false;
                            return new Outcome.Done(rollout);
                        });
        if (ready.isEmpty() || !(ready.get() instanceof Outcome.Done)) {
            return ready.orElseGet(Outcome.Unknown::new);
        }
        var targets = reader.planned(rollout);
        var elsewhere = conflicts(rollout, targets);
        if (!elsewhere.isEmpty()) {
            settling.giveUp(rollout);
            return new Outcome.Conflict(elsewhere);
        }
        return desk.change(
                        rollout,
                        (page, it) -> {
                            if (it.row().state != RolloutState.READY) {
                                return wrong(it);
                            }
                            it.row().move(RolloutState.RUNNING, null);
                            it.row().startedAt = desk.now();
                            it.row().version++;
                            page.record(RolloutEvents.started(it.row(), source));
                            return new Outcome.Done(rollout);
                        })
                .orElseGet(Outcome.Unknown::new);
    }

    private Map<UUID, Integer> conflicts(UUID rollout, List<Place> places) {
        var foreseen =
                desk.registered()
                        .claims()
                        .conflicts(rollout, places.stream().map(Place::device).toList());
        if (!foreseen.isEmpty()) {
            return foreseen;
        }
        for (var from = 0; from < places.size(); from += CHUNK) {
            var missed =
                    claim(rollout, places.subList(from, Math.min(from + CHUNK, places.size())));
            if (!missed.elsewhere().isEmpty()) {
                var counts = new HashMap<UUID, Integer>();
                missed.elsewhere().values().forEach(it -> counts.merge(it, 1, Integer::sum));
                return counts;
            }
        }
        return Map.of();
    }

    /// Those that are not in the fleet any more are skipped.
    private Missed claim(UUID rollout, List<Place> places) {
        return desk.change(
                        rollout,
                        (page, _) -> {
                            var missed =
                                    desk.registered().claims().claim(page.tx(), rollout, places);
                            places.stream()
                                    .filter(place -> missed.gone().contains(place.device()))
                                    .forEach(place -> page.ledger().move(gone(rollout, place)));
                            return missed;
                        })
                .orElseGet(() -> new Missed(Map.of(), List.of()));
    }

    private Move gone(UUID rollout, Place device) {
        return new Move(
                rollout,
                device.phase(),
                device.device(),
                TargetState.PLANNED,
                TargetState.SKIPPED,
                "GONE",
                desk.now());
    }

    private static Outcome wrong(Ledger.Opened it) {
        return new Outcome.WrongState(
                "%s is %s and cannot be started".formatted(it.row().label(), it.row().state));
    }
}
