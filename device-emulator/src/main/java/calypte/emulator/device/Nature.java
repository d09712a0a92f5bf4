package calypte.emulator.device;

import calypte.emulator.device.Effect.Register;
import calypte.model.device.DeviceSerial;

/// Who a device is, and what it is like.
///
/// @param bootName begins the names of its boots
record Nature(DeviceSerial serial, String bootName, Plan plan, Trust trust) {

    /// What it says when it registers within `boot`, claiming to run `firmware`.
    Register registration(String firmware, State.Boot boot) {
        return new Register(
                firmware, bootName + "-" + boot.number(), boot.seq(), plan.habits().clockOff());
    }
}
