package calypte.model.drift;

/// How the last attempt at a goal ended, when it did not end in proof.
///
/// @param detail for a person; may hold the device's own words
public record Setback(Kind kind, String detail) {

    /// The ways an attempt ends without proof.
    public enum Kind {
        /// The device said so.
        FAILED,
        /// The device refused the order.
        REJECTED,
        /// The deadline passed in silence.
        TIMED_OUT,
        /// It claimed success, and then booted other firmware.
        FALSE_SUCCESS,
        /// It booted again with other firmware before it had finished.
        INTERRUPTED,
        /// An operator took the need away: another assignment, or the device was disabled.
        CANCELLED
    }
}
