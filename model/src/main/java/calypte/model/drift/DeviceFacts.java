package calypte.model.drift;

import calypte.model.device.Link;
import calypte.model.firmware.Firmware;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All that the status of one device follows from.
///
/// @param assigned the firmware of its goal; null if it has none
/// @param listening whether it registered within its present session: a device connects, subscribes
///   and then registers, so an order sent any earlier would reach nobody
public record DeviceFacts(
        boolean enabled,
        Standing standing,
        Link link,
        boolean listening,
        @Nullable Target assigned) {

    /// The firmware a device should run, as far as its delivery goes.
    public record Target(String version, Firmware.State state, boolean hasContent) {

        boolean isDeliverable() {
            return hasContent && isAllowed();
        }

        boolean isAllowed() {
            return state == Firmware.State.PUBLISHED || state == Firmware.State.DEPRECATED;
        }
    }

    /// When an order may go out, if somebody is there to take it; null if none may. (FLOW.md, 8)
    public @Nullable Instant orderableAt(Policy policy) {
        var allowed = enabled && assigned != null && assigned.isDeliverable();
        return allowed ? standing.orderableAt(policy) : null;
    }

    /// When the platform has to look at the device of its own accord; null while it can wait for
    /// the device. An order for one that is away waits for its return and costs nothing meanwhile.
    public @Nullable Instant dueAt(Policy policy) {
        if (standing.open() != null) {
            return standing.open().deadline();
        }
        return link == Link.ONLINE && listening ? orderableAt(policy) : null;
    }
}
