package calypte.server.registry;

import calypte.model.device.Status;
import calypte.model.drift.Restraints.Hold;
import calypte.model.drift.Restraints.Quarantine;
import calypte.model.rollout.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device as the API shows it. The components are the wire's fields.
public record DeviceView(
        UUID id,
        String deviceSerial,
        UUID typeId,
        String name,
        List<String> tags,
        Map<String, String> attributes,
        String notes,
        boolean enabled,
        @Nullable UUID assignedFirmwareId,
        @Nullable UUID currentFirmwareId,
        @Nullable String reportedFirmwareSerial,
        @Nullable Instant registeredAt,
        @Nullable Instant driftSince,
        Status status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable UpdateView update,
        @Nullable Hold hold,
        @Nullable Quarantine quarantine,
        @Nullable UUID assignmentId,
        @Nullable RolloutPart rollout,
        Instant createdAt,
        long version) {

    /// Its part in a rollout.
    public record RolloutPart(UUID id, String name, int phase, TargetState state) {}
}
