package calypte.model.drift;

import calypte.model.firmware.FirmwareId;
import calypte.model.update.UpdateId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A registration as the platform understood it: the firmware serial has been looked up.
///
/// @param known the firmware of that serial, if it is known, fits the device's type and is not
///   revoked
/// @param report `VALID` exactly if `known` is there
/// @param freshNeed the id of the need that this report may begin
public record Reported(
        String firmwareSerial,
        @Nullable FirmwareId known,
        Report report,
        @Nullable String bootId,
        @Nullable Long seq,
        UpdateId freshNeed,
        Instant at) {}
