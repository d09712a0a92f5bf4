package calypte.model.device;

/// What is being done about a device.
public enum Activity {
    /// Nothing, and nothing needs to be.
    IDLE,
    /// An update is needed and waits: for grace, back-off, content, or the device itself.
    PENDING,
    /// From dispatch to the end of the attempt.
    UPDATING,
    /// No attempts are left.
    FAILED,
    /// Kept from updates: disabled.
    HELD
}
