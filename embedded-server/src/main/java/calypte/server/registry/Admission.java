package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import java.time.Duration;

/// What a broker asks before it lets a device in, and what it tells of those inside.
///
/// Every call may wait for the database: never make one on a thread that others depend on.
public interface Admission {

    /// Decides on one CONNECT. A `serial` that cannot be one is refused like an unknown one, in the
    /// same time. `address` is the peer's IP address.
    Verdict authenticate(String serial, String sharedKey, String address);

    /// A session of the device is live from now on.
    void connected(DeviceSerial serial);

    /// No session of the device is live any more.
    void disconnected(DeviceSerial serial);

    /// A device that is inside tried what it may not: a foreign topic, a wildcard, a retained
    /// message. `what` is for the operator, in words.
    void trespassed(DeviceSerial serial, String what);

    /// The answer to a CONNECT.
    sealed interface Verdict {
        record Granted(DeviceSerial serial) implements Verdict {}

        /// Unknown or wrong: which of the two, nobody outside learns.
        record Refused() implements Verdict {}

        /// The key was right, but an operator has shut the device out.
        record Disabled() implements Verdict {}

        /// Too many failures of late.
        record Throttled(Duration retryAfter) implements Verdict {}
    }
}
