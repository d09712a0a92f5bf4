package calypte.emulator.link;

import calypte.model.device.DeviceSerial;
import calypte.model.device.SharedKey;

/// Who a device says that it is.
public record Identity(DeviceSerial serial, SharedKey key) {}
