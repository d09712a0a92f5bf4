package calypte.model.device;

import java.util.UUID;

/// The compatibility key: a firmware belongs to one type and fits the devices of that type only.
public record DeviceTypeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
