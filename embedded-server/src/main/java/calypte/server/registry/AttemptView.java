package calypte.server.registry;

import calypte.model.drift.Attempt.Reached;
import calypte.model.update.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An attempt at an update as the API shows it. The components are the wire's fields.
///
/// @param steps what the device said it had come to, and when
/// @param endedAt null while it is open, and so are the two behind it
record AttemptView(
        UUID updateId,
        int attempt,
        UUID firmwareId,
        String firmwareVersion,
        @Nullable UUID rolloutId,
        Instant dispatchedAt,
        List<Reached> steps,
        @Nullable Instant endedAt,
        @Nullable Ending ending,
        @Nullable String detail,
        @Nullable Integer percent) {

    static AttemptView over(AttemptRow row) {
        return new AttemptView(
                row.updateId,
                row.attempt,
                row.firmwareId,
                row.firmwareVersion,
                row.rolloutId,
                row.dispatchedAt,
                StepTimes.read(row.steps),
                row.endedAt,
                row.ending,
                row.detail.isEmpty() ? null : row.detail,
                row.percent);
    }

    static AttemptView open(DeviceRow row, FirmwareRow firmware) {
        return new AttemptView(
                Objects.requireNonNull(row.updateId),
                row.attempts,
                firmware.id,
                firmware.version,
                row.rolloutId,
                Objects.requireNonNull(row.dispatchedAt),
                StepTimes.read(row.steps),
                null,
                null,
                null,
                row.percent);
    }
}
