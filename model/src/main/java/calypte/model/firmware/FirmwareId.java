package calypte.model.firmware;

import java.util.UUID;

/// The platform's own name for a firmware.
public record FirmwareId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
