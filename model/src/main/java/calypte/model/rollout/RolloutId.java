package calypte.model.rollout;

import java.util.UUID;

/// Names one rollout. Also the seed of its sample: see [Sample].
public record RolloutId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
