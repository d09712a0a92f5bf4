package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.drift.Change;
import calypte.model.drift.Restraints.Hold;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does what an operator wants done about the updates of devices, for one as for many. What it
/// means is [calypte.model.drift.Standing]'s to say; here it is stored, audited and told.
public final class Interventions {

    /// Devices changed in one transaction.
    private static final int CHUNK = 500;

    private final Registry registry;
    private final OpenOrders orders;
    private final Views views;

    public Interventions(Registry registry, OpenOrders orders, Views views) {
        this.registry = registry;
        this.orders = orders;
        this.views = views;
    }

    /// What an operator wants, and why.
    record Wish(Intervention what, @Nullable String reason, Source source) {}

    /// What came of it for one device.
    sealed interface Outcome {
        record Done(DeviceView device) implements Outcome {}

        record NothingToDo(DeviceView device) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /// What came of it for many; the last two add up to the first.
    record Counts(int matched, int done, int nothingToDo) {}

    Outcome one(DeviceId id, Wish wish) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.device(id)
                            .map(row -> one(work, row, wish))
                            .orElseGet(Outcome.Unknown::new);
                });
    }

    /// Does it to each of `devices` that it means something for, or only counts them.
    Counts many(List<DeviceId> devices, Wish wish, boolean dryRun) {
        var matched = 0;
        var done = 0;
        for (var from = 0; from < devices.size(); from += CHUNK) {
            var chunk = devices.subList(from, Math.min(from + CHUNK, devices.size()));
            var outcomes = inOneTransaction(chunk, wish, dryRun);
            matched += outcomes.size();
            done += (int) outcomes.stream().filter(it -> it).count();
        }
        return new Counts(matched, done, matched - done);
    }

    private List<Boolean> inOneTransaction(List<DeviceId> devices, Wish wish, boolean dryRun) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.devices(devices.stream().map(DeviceId::value).toList()).stream()
                            .map(row -> dryRun ? wouldDo(work, row, wish) : does(work, row, wish))
                            .toList();
                });
    }

    private Outcome one(Work work, DeviceRow row, Wish wish) {
        var done = does(work, row, wish);
        var view = views.of(work, row);
        return done ? new Outcome.Done(view) : new Outcome.NothingToDo(view);
    }

    private boolean wouldDo(Work work, DeviceRow row, Wish wish) {
        return change(work, row, wish).isPresent();
    }

    private boolean does(Work work, DeviceRow row, Wish wish) {
        var change = change(work, row, wish);
        change.ifPresent(it -> apply(work, row, it, wish));
        return change.isPresent();
    }

    private Optional<Change> change(Work work, DeviceRow row, Wish wish) {
        var standing = work.standing(row);
        var reason = wish.reason() == null ? "" : wish.reason();
        return switch (wish.what()) {
            case HOLD -> standing.held(new Hold(reason, work.now())).map(Change::to);
            case RELEASE -> standing.released().map(Change::to);
            case RETRY -> standing.retried(registry.freshNeed()).map(Change::to);
            case CANCEL ->
                    standing.calledOff(
                            reason.isEmpty() ? "an operator cancelled it" : reason,
                            registry.policy());
        };
    }

    private void apply(Work work, DeviceRow row, Change change, Wish wish) {
        orders.withdraw(work, row, change);
        row.version++;
        work.put(row, change);
        var type = work.type(row.typeId);
        var ended = UpdateEvents.happened(row, type, change, wish.source());
        ended.forEach(work::record);
        // The end of an attempt is the event of its cancellation.
        if (ended.isEmpty()) {
            work.record(InterventionEvents.done(row, type, wish));
        }
    }
}
