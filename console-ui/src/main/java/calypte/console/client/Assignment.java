package calypte.console.client;

import calypte.model.device.DeviceId;
import calypte.model.firmware.FirmwareId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which devices should run which firmware. The components are the wire's fields; either `filter`
/// or `ids` is there.
public record Assignment(
        @Nullable String filter,
        @Nullable List<DeviceId> ids,
        FirmwareId firmwareId,
        boolean dryRun,
        boolean allowDowngrade,
        @Nullable String reason) {

    /// What an assignment does, or would do, in devices. Each device is in one of the counts.
    ///
    /// @param offline assigned like `willUpdate`, and updated when they are back
    /// @param assignmentId by which it can be taken back; null if nobody was assigned anything
    public record Counts(
            long willUpdate,
            long alreadyThere,
            long offline,
            long incompatible,
            long held,
            long downgrade,
            @Nullable String assignmentId) {

        /// All that are assigned, whether they hear of it now or later.
        public long assigned() {
            return willUpdate + offline;
        }
    }
}
