package calypte.console.client;

import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator says of a device to come. The components are the wire's fields.
public record NewDevice(
        String deviceSerial,
        DeviceTypeId typeId,
        @Nullable FirmwareId firmwareId,
        @Nullable String name,
        List<String> tags) {}
