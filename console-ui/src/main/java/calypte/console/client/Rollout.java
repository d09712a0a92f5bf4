package calypte.console.client;

import calypte.model.rollout.RolloutId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rollout as the server lists it. The components are the wire's fields.
///
/// @param number what people call it: `R-17` is number 17
/// @param counts its devices by how far they are, in the wire's words
public record Rollout(
        RolloutId id,
        long number,
        String name,
        String state,
        @Nullable String firmwareVersion,
        Map<String, Long> counts,
        @Nullable String explanation,
        @Nullable Instant createdAt) {

    public Rollout {
        name = name == null ? "" : name;
        counts = counts == null ? Map.of() : Map.copyOf(counts);
    }

    public String called() {
        return "R-" + number;
    }
}
