package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import java.util.Optional;
import java.util.UUID;

/// The live MQTT sessions of devices, as far as this process knows and can end them. The broker
/// fulfils it.
public interface Sessions {

    /// Ends the device's live session at once, if it has one.
    void cut(DeviceSerial serial);

    /// The name of a session that the device lives in at this moment. One whose end was told, or is
    /// about to be, is none.
    default Optional<UUID> lifeline(DeviceSerial serial) {
        return Optional.empty();
    }

    /// Whether each session is told of, its begin and its end: then nothing else says who is there.
    /// A broker that is not ours tells nothing, and what a device says over it has to do.
    default boolean areTold() {
        return true;
    }
}
