package calypte.console.client;

import calypte.model.device.DeviceTypeId;

/// What an operator says of a firmware to come. The components are the wire's fields.
public record NewFirmware(String serial, String version, DeviceTypeId typeId) {}
