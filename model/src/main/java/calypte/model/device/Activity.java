package calypte.model.device;

/// What is being done about a device.
public enum Activity {
    /// Nothing, and nothing needs to be.
    IDLE,
    /// An update is needed and waits: for grace, back-off, content, an operator, or the device.
    PENDING,
    /// From dispatch to the end of the attempt.
    UPDATING,
    /// No attempts are left.
    FAILED,
    /// Kept from updates: disabled, held, quarantined, or its rollout is paused.
    HELD
}
