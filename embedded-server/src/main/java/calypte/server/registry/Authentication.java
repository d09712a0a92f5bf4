package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The answer to a device that gave its serial and its shared key.
public sealed interface Authentication {

    /// It is who it says it is.
    record Granted(
            DeviceId id,
            DeviceSerial serial,
            DeviceTypeId typeId,
            @Nullable String assignedFirmwareId)
            implements Authentication {}

    /// An unknown serial or a wrong key: which of the two, nobody outside learns.
    ///
    /// @param pause before it is said
    record Refused(Pause pause) implements Authentication {}

    /// The key was right, but an operator has shut the device out.
    record Disabled() implements Authentication {}

    /// Wrong once more, and too many failures came before it.
    ///
    /// @param pause before it is said
    record Throttled(Duration retryAfter, Pause pause) implements Authentication {}
}
