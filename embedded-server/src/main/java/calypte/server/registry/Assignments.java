package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.TargetState;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what devices should run: for one, and for many at once. Each device is checked, whoever
/// asks.
public final class Assignments {

    /// Devices changed in one transaction: registrations go on in between.
    private static final int CHUNK = 500;

    private final Registry registry;
    private final OpenOrders orders;

    public Assignments(Registry registry, OpenOrders orders) {
        this.registry = registry;
        this.orders = orders;
    }

    /// What an operator wants.
    ///
    /// @param reason why; needed for a downgrade
    public record Wish(FirmwareId firmware, boolean allowDowngrade, @Nullable String reason) {

        boolean meansDowngrade() {
            return allowDowngrade && reason != null && !reason.isBlank();
        }
    }

    /// Where each device of a bulk assignment ends up; together they are all that matched. Those
    /// that are offline are assigned as well: their order waits for them.
    public record Counts(
            int willUpdate,
            int alreadyThere,
            int offline,
            int incompatible,
            int held,
            int downgrade) {

        private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        private Counts plus(Fate fate) {
            return new Counts(
                    willUpdate + one(fate == Fate.WILL_UPDATE),
                    alreadyThere + one(fate == Fate.ALREADY_THERE),
                    offline + one(fate == Fate.OFFLINE),
                    incompatible + one(fate == Fate.INCOMPATIBLE),
                    held + one(fate == Fate.HELD),
                    downgrade + one(fate == Fate.DOWNGRADE));
        }

        private static int one(boolean it) {
            return it ? 1 : 0;
        }
    }

    /// What came of a bulk assignment.
    ///
    /// @param assignmentId what it can be undone by; null if nobody was assigned anything
    public record Assigned(@JsonUnwrapped Counts counts, @Nullable UUID assignmentId) {}

    /// The word by which devices are assigned something: many by the same.
    record Word(UUID id, @Nullable String reason, Source source) {}

    /// Whether a firmware can be assigned at all; empty if there is none of that id.
    public Optional<Boolean> isAssignable(FirmwareId id) {
        return registry.readers()
                .read(session -> Optional.ofNullable(session.get(FirmwareRow.class, id.value())))
                .map(row -> row.firmware().isAssignable());
    }

    /// Assigns to each of `devices` that it fits, or only counts what would happen.
    public Assigned assign(List<DeviceId> devices, Wish wish, boolean dryRun, Source source) {
        var word = new Word(registry.freshId(), wish.reason(), source);
        var counts = Counts.NONE;
        for (var from = 0; from < devices.size(); from += CHUNK) {
            var chunk = devices.subList(from, Math.min(from + CHUNK, devices.size()));
            for (var fate : inOneTransaction(chunk, wish, dryRun, word)) {
                counts = counts.plus(fate);
            }
        }
        var nobody = counts.willUpdate + counts.offline == 0;
        return new Assigned(counts, dryRun || nobody ? null : word.id());
    }

    private List<Fate> inOneTransaction(
            List<DeviceId> devices, Wish wish, boolean dryRun, Word word) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    var target = work.firmware(wish.firmware()).orElseThrow();
                    return work.devices(devices.stream().map(DeviceId::value).toList()).stream()
                            .map(row -> {
                                var fate = fate(work, row, target, wish);
                                if (!dryRun && fate.isAssigned()) {
                                    put(work, row, target, word);
                                }
                                return fate;
                            })
                            .toList();
                });
    }

    /// What assigning `target` does to a device.
    Fate fate(Work work, DeviceRow row, FirmwareRow target, Wish wish) {
        return new Judge(
                        target,
                        wish.meansDowngrade(),
                        id -> work.firmware(id).map(firmware -> firmware.version))
                .fate(Judge.Traits.of(row));
    }

    /// Gives the device another firmware to run, or none; it leaves its rollout, if it has one.
    void put(Work work, DeviceRow row, @Nullable FirmwareRow target, Word word) {
        Participation.leave(work, row, TargetState.SUPERSEDED, "ASSIGNED_OTHERWISE");
        give(work, row, target, word);
    }

    /// The same within its rollout.
    void give(Work work, DeviceRow row, @Nullable FirmwareRow target, Word word) {
        var from = row.assignedFirmwareId;
        var assigned = target == null ? null : new FirmwareId(target.id);
        var change = work.standing(row).assigned(assigned, registry.freshNeed(), work.now());
        orders.withdraw(work, row, change);
        row.version++;
        row.assignmentId = word.id();
        row.assignedBefore = from;
        row.undoable = true;
        work.put(row, change);
        remember(work, target, word);
        var type = work.type(row.typeId);
        UpdateEvents.happened(row, type, change, word.source()).forEach(work::record);
        work.record(DeviceEvents.assigned(row, type, from, target, word));
    }

    /// One device more was assigned something by that word.
    private static void remember(Work work, @Nullable FirmwareRow target, Word word) {
        var session = work.tx().session();
        var row = session.find(AssignmentRow.class, word.id());
        if (row == null) {
            row = new AssignmentRow(word.id(), target == null ? null : target.id, work.now());
            session.persist(row);
        }
        row.devices++;
    }
}
