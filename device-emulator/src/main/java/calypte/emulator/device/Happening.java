package calypte.emulator.device;

import calypte.model.device.DeviceSerial;
import calypte.model.device.Sync;
import calypte.model.update.Progress;
import calypte.model.update.UpdateOrder;
import org.jspecify.annotations.Nullable;

/// Something about a device that is worth telling to whoever looks on.
public sealed interface Happening {

    DeviceSerial serial();

    record PoweredOn(DeviceSerial serial, String firmware) implements Happening {}

    record Connected(DeviceSerial serial) implements Happening {}

    /// @param refused whether the server said no, rather than nothing
    /// @param tries how many failures in a row this makes
    record ConnectFailed(DeviceSerial serial, boolean refused, String why, int tries)
            implements Happening {}

    record LinkLost(DeviceSerial serial) implements Happening {}

    /// The server has heard it and answered.
    record Registered(
            DeviceSerial serial, String firmware, Sync sync, @Nullable String assignedVersion)
            implements Happening {}

    /// It has taken an order.
    record Ordered(DeviceSerial serial, UpdateOrder order) implements Happening {}

    record Cancelled(DeviceSerial serial, String reason) implements Happening {}

    /// It has reported how far it is; also that it failed.
    record Progressed(DeviceSerial serial, Progress progress) implements Happening {}

    record PoweredOff(DeviceSerial serial) implements Happening {}

    /// The power failed in the middle of an update.
    record PowerCut(DeviceSerial serial, Moment at) implements Happening {}

    /// It got stuck in the middle of an update.
    record Hung(DeviceSerial serial, Moment at) implements Happening {}

    /// It is up again, with `firmware`.
    record Rebooted(DeviceSerial serial, String firmware) implements Happening {}

    /// It has registered with the firmware it was ordered to take, and the server agrees.
    record Proven(DeviceSerial serial, String firmware) implements Happening {}

    /// It has lost the network for a while.
    record WentAway(DeviceSerial serial) implements Happening {}
}
