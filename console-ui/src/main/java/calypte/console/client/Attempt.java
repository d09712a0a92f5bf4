package calypte.console.client;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.RolloutId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt at an update. The components are the wire's fields and words.
///
/// @param endedAt null while it is open
/// @param ending how it ended, such as `PROVEN` or `FAILED`
/// @param percent of the last step, if the device told
public record Attempt(
        String updateId,
        int attempt,
        FirmwareId firmwareId,
        String firmwareVersion,
        @Nullable RolloutId rolloutId,
        Instant dispatchedAt,
        List<Step> steps,
        @Nullable Instant endedAt,
        @Nullable String ending,
        @Nullable String detail,
        @Nullable Integer percent) {

    /// It got so far then.
    public record Step(String step, Instant at) {}

    /// How long it took, or takes by now.
    public Duration took(Instant now) {
        return Duration.between(dispatchedAt, endedAt == null ? now : endedAt);
    }
}
