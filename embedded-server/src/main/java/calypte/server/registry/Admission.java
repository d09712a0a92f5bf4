package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import java.time.Duration;
import java.util.UUID;

/// What a broker asks before it lets a device in, and what it tells of those inside.
///
/// Every call may wait for the database: never make one on a thread that others depend on.
public interface Admission {

    /// Decides on one CONNECT. A `serial` that cannot be one is refused like an unknown one, in the
    /// same time. `address` is the peer's IP address.
    Verdict authenticate(String serial, String sharedKey, String address);

    /// A device that was granted comes in, in a session that bears this name from now on. Until
    /// then it has only asked, and nothing of it counts.
    UUID begun(DeviceSerial serial);

    /// A session that had begun is over, or never came to be. Told once for each, in whatever
    /// order: what is told late of an old session does not count against a new one.
    void ended(DeviceSerial serial, UUID session);

    /// A device that is inside tried what it may not: a foreign topic, a wildcard, a retained
    /// message. `what` is for the operator, in words.
    ///
    /// @param more how many times since it was last told; 0 if this is the first for long
    void trespassed(DeviceSerial serial, String what, int more);

    /// Somebody with the device's key connected while the device was connected, and took its place.
    /// Once is a device whose line broke unnoticed; again and again is a key in two places.
    ///
    /// @param more how many times since it was last told; 0 if this is the first for long
    void tookOver(DeviceSerial serial, String how, int more);

    /// The answer to a CONNECT.
    sealed interface Verdict {

        /// It is that device. Whether it may come in like this is for the broker to say.
        record Granted(DeviceSerial serial) implements Verdict {}

        /// Unknown or wrong: which of the two, nobody outside learns.
        ///
        /// @param pause before it is said
        record Refused(Pause pause) implements Verdict {}

        /// The key was right, but an operator has shut the device out.
        record Disabled() implements Verdict {}

        /// Too many failures of late.
        ///
        /// @param pause before it is said
        record Throttled(Duration retryAfter, Pause pause) implements Verdict {}
    }
}
