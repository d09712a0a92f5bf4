package calypte.model.update;

/// How far an update that is under way has come, in order.
public enum Step {
    /// The order was handed out; the device has not said anything of it yet.
    DISPATCHED,
    ACCEPTED,
    DOWNLOADING,
    VERIFYING,
    INSTALLING,
    REBOOTING
}
