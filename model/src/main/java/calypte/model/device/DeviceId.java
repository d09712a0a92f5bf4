package calypte.model.device;

import java.util.UUID;

/// The platform's own name for a device. It never changes and is never used again.
public record DeviceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
