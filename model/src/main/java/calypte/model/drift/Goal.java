package calypte.model.drift;

import calypte.model.firmware.FirmwareId;
import calypte.model.update.UpdateId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a device should run, and how often it was told so.
///
/// @param update names this need; a drift that begins anew after a proof is a new need
/// @param attempts dispatched so far
/// @param nextAttemptAt before it, no further attempt: the back-off after one that failed
/// @param calledOff an operator wants no further attempt at it
public record Goal(
        FirmwareId firmware,
        UpdateId update,
        int attempts,
        @Nullable Instant nextAttemptAt,
        boolean calledOff) {

    static Goal fresh(FirmwareId firmware, UpdateId update) {
        return new Goal(firmware, update, 0, null, false);
    }

    Goal dispatched() {
        return new Goal(firmware, update, attempts + 1, null, false);
    }

    Goal notBefore(Instant at) {
        return new Goal(firmware, update, attempts, at, calledOff);
    }

    Goal off() {
        return new Goal(firmware, update, attempts, null, true);
    }
}
