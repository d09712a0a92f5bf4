package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.server.storage.Witness.Values;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What devices that are counted together have in common. The components are named like the
/// properties of a [DeviceRow], so that a filter on these means the same for devices and for
/// counts.
record Alike(
        UUID typeId,
        @Nullable UUID currentFirmwareId,
        @Nullable UUID assignedFirmwareId,
        Sync sync,
        Activity activity,
        Link link,
        boolean enabled,
        boolean held,
        boolean quarantined,
        boolean stuck) {

    /// The properties that a count can be filtered by.
    static final Set<String> PROPERTIES =
            Set.of(
                    "typeId",
                    "currentFirmwareId",
                    "assignedFirmwareId",
                    "sync",
                    "activity",
                    "link",
                    "enabled",
                    "held",
                    "quarantined",
                    "stuck");

    static Alike of(Values device) {
        return new Alike(
                (UUID) there(device, "typeId"),
                (UUID) device.of("currentFirmwareId"),
                (UUID) device.of("assignedFirmwareId"),
                (Sync) there(device, "sync"),
                (Activity) there(device, "activity"),
                (Link) there(device, "link"),
                (boolean) there(device, "enabled"),
                (boolean) there(device, "held"),
                (boolean) there(device, "quarantined"),
                (boolean) there(device, "stuck"));
    }

    Alike withLink(Link other) {
        return new Alike(
                typeId,
                currentFirmwareId,
                assignedFirmwareId,
                sync,
                activity,
                other,
                enabled,
                held,
                quarantined,
                stuck);
    }

    /// All of it in one text: the key of the count. The migration that counted first writes the
    /// same.
    String key() {
        return String.join(
                "|",
                typeId.toString(),
                Objects.toString(currentFirmwareId, "-"),
                Objects.toString(assignedFirmwareId, "-"),
                sync.name(),
                activity.name(),
                link.name(),
                digit(enabled) + digit(held) + digit(quarantined) + digit(stuck));
    }

    private static String digit(boolean flag) {
        return flag ? "1" : "0";
    }

    private static Object there(Values device, String property) {
        return Objects.requireNonNull(device.of(property), property);
    }
}
