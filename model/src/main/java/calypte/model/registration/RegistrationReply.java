package calypte.model.registration;

import calypte.model.device.Sync;
import calypte.model.update.UpdateOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a device hears once its registration is committed. The components are the wire's fields.
///
/// @param update the open order, if there is one: the same object as the message on `update`
/// @param registerAgainInS seconds until the device should register again, unless told otherwise
/// @param stale true if the registration was older than one already heard, and changed nothing
public record RegistrationReply(
        UUID deviceId,
        String deviceSerial,
        Instant serverTime,
        Sync sync,
        @Nullable AssignedFirmware assignedFirmware,
        @Nullable UpdateOrder update,
        long registerAgainInS,
        List<String> warnings,
        @Nullable Boolean stale) {

    /// What the device should run.
    public record AssignedFirmware(UUID id, String serial, String version) {}
}
