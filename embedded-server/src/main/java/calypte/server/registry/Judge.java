package calypte.server.registry;

import calypte.model.device.Link;
import calypte.model.firmware.FirmwareId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says what assigning one firmware does to a device. The one place that decides: for one and for
/// many, for an operator and for a rollout, beforehand and when it happens.
final class Judge {

    private final FirmwareRow target;
    private final boolean meansDowngrade;
    private final Function<FirmwareId, Optional<String>> version;
    private final Map<UUID, Boolean> older = new HashMap<>();

    /// @param version of a firmware that a device runs or should run
    Judge(
            FirmwareRow target,
            boolean meansDowngrade,
            Function<FirmwareId, Optional<String>> version) {
        this.target = target;
        this.meansDowngrade = meansDowngrade;
        this.version = version;
    }

    /// What of a device bears on it.
    record Traits(
            UUID typeId,
            @Nullable UUID assigned,
            @Nullable UUID current,
            boolean enabled,
            boolean held,
            Link link) {

        static Traits of(DeviceRow row) {
            return new Traits(
                    row.typeId,
                    row.assignedFirmwareId,
                    row.currentFirmwareId,
                    row.enabled,
                    row.held,
                    row.link);
        }
    }

    Fate fate(Traits device) {
        if (!target.typeId.equals(device.typeId)) {
            return Fate.INCOMPATIBLE;
        }
        if (target.id.equals(device.assigned)) {
            return Fate.ALREADY_THERE;
        }
        if (!device.enabled || device.held) {
            return Fate.HELD;
        }
        var runs = device.current == null ? device.assigned : device.current;
        if (!meansDowngrade && runs != null && older.computeIfAbsent(runs, this::isNewer)) {
            return Fate.DOWNGRADE;
        }
        return device.link == Link.ONLINE ? Fate.WILL_UPDATE : Fate.OFFLINE;
    }

    private boolean isNewer(UUID runs) {
        return version.apply(new FirmwareId(runs))
                .map(current -> Versions.isOlder(target.version, current))
                .orElse(false);
    }
}
