package calypte.model.update;

import java.util.UUID;

/// Names one need: this device, that firmware, by this assignment. Every attempt at it has the
/// same.
public record UpdateId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
