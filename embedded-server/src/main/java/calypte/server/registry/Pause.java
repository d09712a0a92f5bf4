package calypte.server.registry;

/// How long the answer to a failed login is kept back. It is carried in the answer, so that whoever
/// holds something that others need gives it back before he waits.
@FunctionalInterface
public interface Pause {

    /// Answers at once.
    Pause NONE = () -> true;

    /// Waits, on a thread that may. False if it did not, because too many wait already: then hang
    /// up with the answer, so that the next guess costs a connection at least.
    boolean pass();
}
