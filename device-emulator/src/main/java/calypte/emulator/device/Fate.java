package calypte.emulator.device;

/// What becomes of an image that has arrived whole.
public enum Fate {
    SUCCEEDS,
    /// The flash cannot be written; the device says so.
    FAILS_INSTALL,
    /// The power goes while it installs; the old image boots again.
    POWER_CUT,
    /// The device says that all went well and boots the old image.
    LIES
}
