package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fleet in figures: by status, and as the matrix current × assigned. They are read from the
/// counts that [Headcount] keeps, so they cost the same for any fleet.
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

    /// What an operator may want to look into, whatever the badge is; a device may have several.
    public enum Flag {
        DISABLED,
        HELD,
        QUARANTINED,
        /// It never converges by itself.
        STUCK;

        private static Set<Flag> of(CountRow group) {
            var raised = EnumSet.noneOf(Flag.class);
            if (!group.enabled) {
                raised.add(DISABLED);
            }
            if (group.held) {
                raised.add(HELD);
            }
            if (group.quarantined) {
                raised.add(QUARANTINED);
            }
            if (group.stuck) {
                raised.add(STUCK);
            }
            return raised;
        }
    }

    /// How many devices there are of each status, on each axis; each axis but `flag` adds up to the
    /// total.
    public record Summary(
            long total,
            Map<Sync, Long> sync,
            Map<Activity, Long> activity,
            Map<Link, Long> link,
            Map<Badge, Long> badge,
            Map<Flag, Long> flag,
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
        var flag = zeros(Flag.class);
        var total = 0L;
        for (var group : counts()) {
            sync.merge(group.sync, group.devices, Long::sum);
            activity.merge(group.activity, group.devices, Long::sum);
            link.merge(group.link, group.devices, Long::sum);
            badge.merge(Badge.of(group.sync, group.activity), group.devices, Long::sum);
            for (var raised : Flag.of(group)) {
                flag.merge(raised, group.devices, Long::sum);
            }
            total += group.devices;
        }
        return new Summary(total, sync, activity, link, badge, flag, asOf);
    }

    /// How many devices are there, as far as that is known; null if the database does not answer.
    public @Nullable Integer online() {
        try {
            return Math.toIntExact(
                    counts().stream()
                            .filter(group -> group.link == Link.ONLINE)
                            .mapToLong(group -> group.devices)
                            .sum());
        } catch (RuntimeException _) {
            return null;
        }
    }

    public Drift drift() {
        var asOf = registry.now();
        var cells = new LinkedHashMap<Cell, Long>();
        for (var group : counts()) {
            var unknown = group.sync == Sync.UNKNOWN_FIRMWARE;
            var cell = new Cell(group.currentFirmwareId, group.assignedFirmwareId, unknown, 0);
            cells.merge(cell, group.devices, Long::sum);
        }
        return new Drift(cells.entrySet().stream().map(Cell::counted).toList(), asOf);
    }

    private List<CountRow> counts() {
        return registry.readers()
                .read(session ->
                        session.createSelectionQuery(
                                        "from CountRow where devices <> 0 order by id",
                                        CountRow.class)
                                .list());
    }

    private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
        var zeros = new EnumMap<E, Long>(type);
        for (var constant : type.getEnumConstants()) {
            zeros.put(constant, 0L);
        }
        return zeros;
    }
}
