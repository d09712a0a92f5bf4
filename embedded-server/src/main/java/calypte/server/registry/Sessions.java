package calypte.server.registry;

import calypte.model.device.DeviceSerial;

/// The live MQTT sessions of devices, as far as this process can end them. The broker fulfils it.
public interface Sessions {

    /// Ends the device's live session at once, if it has one.
    void cut(DeviceSerial serial);
}
