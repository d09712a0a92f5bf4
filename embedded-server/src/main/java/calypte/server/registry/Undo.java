package calypte.server.registry;

import calypte.model.firmware.FirmwareId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes an assignment back, as far as nobody was told of it.
public final class Undo {

    /// Devices changed in one transaction.
    private static final int CHUNK = 500;

    private final Registry registry;
    private final Assignments assignments;

    public Undo(Registry registry, Assignments assignments) {
        this.registry = registry;
        this.assignments = assignments;
    }

    /// Where each device of an undone assignment ended up; together they are all it was for.
    ///
    /// @param restored they should run again what they should have run before
    /// @param tooLate they had an order by then
    /// @param changedSince they were assigned something else meanwhile, or deleted
    public record Counts(int restored, int tooLate, int changedSince) {}

    /// Empty if there is no such assignment.
    public Optional<Counts> undo(UUID assignment, Source source) {
        return devicesOf(assignment).map(devices -> undo(assignment, devices, source));
    }

    private Counts undo(UUID assignment, int devices, Source source) {
        var by = new Assignments.Word(registry.freshId(), "an assignment was undone", source);
        var restored = 0;
        var tooLate = 0;
        var some = some(assignment, new UUID(0, 0));
        while (!some.isEmpty()) {
            var done = inOneTransaction(assignment, some, by);
            restored += (int) done.stream().filter(it -> it).count();
            tooLate += (int) done.stream().filter(it -> !it).count();
            some = some(assignment, some.getLast());
        }
        return new Counts(restored, tooLate, Math.max(0, devices - restored - tooLate));
    }

    private List<Boolean> inOneTransaction(UUID assignment, List<UUID> ids, Assignments.Word by) {
        return registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    return work.devices(ids).stream()
                            .filter(row -> assignment.equals(row.assignmentId))
                            .map(row -> restored(work, row, by))
                            .toList();
                });
    }

    private boolean restored(Work work, DeviceRow row, Assignments.Word by) {
        var before = row.assignedBefore;
        var target = before == null ? null : work.firmware(new FirmwareId(before)).orElse(null);
        // What it should have run before may have been deleted since.
        if (!row.undoable || (before != null && target == null)) {
            return false;
        }
        assignments.put(work, row, target, by);
        return true;
    }

    private Optional<Integer> devicesOf(UUID assignment) {
        return registry.readers()
                .read(session -> Optional.ofNullable(session.get(AssignmentRow.class, assignment)))
                .map(row -> row.devices);
    }

    private List<UUID> some(UUID assignment, UUID after) {
        return registry.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select id from DeviceRow where assignmentId = :assignment"
                                                + " and id > :after order by id",
                                        UUID.class)
                                .setParameter("assignment", assignment)
                                .setParameter("after", after)
                                .setMaxResults(CHUNK)
                                .list());
    }
}
