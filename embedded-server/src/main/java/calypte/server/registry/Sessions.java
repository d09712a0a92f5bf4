package calypte.server.registry;

import calypte.model.device.DeviceSerial;

/// The live MQTT sessions of devices, as far as this process knows and can end them. The broker
/// fulfils it.
public interface Sessions {

    /// Ends the device's live session at once, if it has one.
    void cut(DeviceSerial serial);

    /// Whether each session is told of, its begin and its end: then nothing else says who is there.
    /// A broker that is not ours tells nothing, and what a device says over it has to do.
    default boolean areTold() {
        return true;
    }
}
