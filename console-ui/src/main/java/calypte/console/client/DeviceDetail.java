package calypte.console.client;

import calypte.model.rollout.RolloutId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A device with all that only its own page shows.
///
/// @param assignmentId by which it is assigned what it is
/// @param json as the server told it, laid out for reading
public record DeviceDetail(
        Device device,
        String notes,
        @Nullable Hold hold,
        @Nullable Quarantine quarantine,
        @Nullable String assignmentId,
        @Nullable Part rollout,
        String json) {

    /// An operator keeps it at what it runs.
    public record Hold(@Nullable String reason, Instant since) {}

    /// It failed too often in a short while.
    public record Quarantine(Instant since, Instant until) {}

    /// The rollout that it belongs to at present, and its part in it.
    ///
    /// @param state how it fares, in the wire's words
    public record Part(RolloutId id, String name, int phase, String state) {}

    private record Beside(
            @Nullable String notes,
            @Nullable Hold hold,
            @Nullable Quarantine quarantine,
            @Nullable String assignmentId,
            @Nullable Part rollout) {}

    static DeviceDetail of(JsonNode json) {
        var beside = Json.MAPPER.treeToValue(json, Beside.class);
        return new DeviceDetail(
                Json.MAPPER.treeToValue(json, Device.class),
                beside.notes() == null ? "" : beside.notes(),
                beside.hold(),
                beside.quarantine(),
                beside.assignmentId(),
                beside.rollout(),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }
}
