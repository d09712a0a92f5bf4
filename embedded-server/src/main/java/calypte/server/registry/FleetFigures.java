package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts the fleet: by status, and as the matrix current × assigned.
public final class FleetFigures {

    private final Registry registry;

    public FleetFigures(Registry registry) {
        this.registry = registry;
    }

    /// The one word that a list shows for a device, the most pressing first.
    public enum Badge {
        FAILED,
        UPDATING,
        HELD,
        PENDING,
        UNKNOWN_FIRMWARE,
        DRIFTED,
        UNASSIGNED,
        NEVER_SEEN,
        IN_SYNC;

        static Badge of(Sync sync, Activity activity) {
            return switch (activity) {
                case FAILED -> FAILED;
                case UPDATING -> UPDATING;
                case HELD -> HELD;
                case PENDING -> PENDING;
                case IDLE -> valueOf(sync.name());
            };
        }
    }

    /// How many devices there are of each status, on each axis; each axis adds up to the total.
    public record Summary(
            long total,
            Map<Sync, Long> sync,
            Map<Activity, Long> activity,
            Map<Link, Long> link,
            Map<Badge, Long> badge,
            Instant asOf) {}

    /// The matrix, its empty cells left out; the cells add up to the fleet.
    public record Drift(List<Cell> cells, Instant asOf) {}

    /// Devices that are alike in what they run and should run.
    ///
    /// @param unknown whether their last report was not valid, so that `currentFirmwareId` is only
    ///   what they ran before
    public record Cell(
            @Nullable UUID currentFirmwareId,
            @Nullable UUID assignedFirmwareId,
            boolean unknown,
            long count) {

        private static Cell counted(Map.Entry<Cell, Long> cell) {
            var key = cell.getKey();
            return new Cell(
                    key.currentFirmwareId, key.assignedFirmwareId, key.unknown, cell.getValue());
        }
    }

    public Summary summary() {
        var asOf = registry.now();
        var sync = zeros(Sync.class);
        var activity = zeros(Activity.class);
        var link = zeros(Link.class);
        var badge = zeros(Badge.class);
        var total = 0L;
        for (var group : groups()) {
            sync.merge(group.sync(), group.count(), Long::sum);
            activity.merge(group.activity(), group.count(), Long::sum);
            link.merge(group.link(), group.count(), Long::sum);
            badge.merge(Badge.of(group.sync(), group.activity()), group.count(), Long::sum);
            total += group.count();
        }
        return new Summary(total, sync, activity, link, badge, asOf);
    }

    public Drift drift() {
        var asOf = registry.now();
        var cells = new LinkedHashMap<Cell, Long>();
        for (var pair : pairs()) {
            var unknown = pair.sync() == Sync.UNKNOWN_FIRMWARE;
            var cell = new Cell(pair.current(), pair.assigned(), unknown, 0);
            cells.merge(cell, pair.count(), Long::sum);
        }
        return new Drift(cells.entrySet().stream().map(Cell::counted).toList(), asOf);
    }

    private List<Pair> pairs() {
        return registry.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select currentFirmwareId, assignedFirmwareId, sync, count(*)"
                                                + " from DeviceRow"
                                                + " group by currentFirmwareId, assignedFirmwareId, sync",
                                        Pair.class)
                                .list());
    }

    private List<Group> groups() {
        return registry.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "select sync, activity, link, count(*) from DeviceRow"
                                                + " group by sync, activity, link",
                                        Group.class)
                                .list());
    }

    private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
        var zeros = new EnumMap<E, Long>(type);
        for (var constant : type.getEnumConstants()) {
            zeros.put(constant, 0L);
        }
        return zeros;
    }

    private record Group(Sync sync, Activity activity, Link link, long count) {}

    private record Pair(@Nullable UUID current, @Nullable UUID assigned, Sync sync, long count) {}
}
