package calypte.server.mqtt;

/// A message that did not reach the broker, or that nobody there was waiting for. The caller may
/// try again later; nothing of it is kept here.
public final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Undeliverable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// What stood in the way.
    public enum Reason {
        /// There is no connection to the broker, or it broke before the broker answered.
        DOWN,
        /// Too many messages wait to be sent.
        FULL,
        /// The broker took it and had nobody to give it to: the device is away, or not listening.
        NOBODY_LISTENS,
        /// The broker does not take it from us.
        DENIED
    }
}
