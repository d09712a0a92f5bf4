package calypte.console.client;

import calypte.model.device.DeviceId;
import calypte.model.rollout.TargetState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A device's part in a rollout. The components are the wire's fields.
///
/// @param reason why it failed or left, by its code
public record RolloutTarget(
        DeviceId deviceId,
        String deviceSerial,
        int phase,
        TargetState state,
        @Nullable String reason,
        @Nullable Instant finishedAt) {}
