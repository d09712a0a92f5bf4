package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import calypte.model.device.DeviceTypeId;
import calypte.model.device.SharedKey;
import calypte.model.firmware.FirmwareId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A device as an operator enters it.
///
/// @param sharedKey null to have one generated
public record NewDevice(
        DeviceSerial serial,
        DeviceTypeId typeId,
        @Nullable FirmwareId firmwareId,
        String name,
        List<String> tags,
        Map<String, String> attributes,
        String notes,
        @Nullable SharedKey sharedKey) {}
