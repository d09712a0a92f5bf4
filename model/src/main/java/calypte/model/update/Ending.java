package calypte.model.update;

/// The ways an attempt at an update ends. Only the first is a success.
public enum Ending {
    /// The device registered with the assigned firmware, in a new boot.
    PROVEN,
    /// The device said so.
    FAILED,
    /// The device refused the order.
    REJECTED,
    /// The device was silent for too long.
    TIMED_OUT,
    /// Called off: by an operator, or because the device was disabled or the firmware revoked.
    CANCELLED,
    /// The device was assigned something else.
    SUPERSEDED,
    /// It claimed success, and then booted other firmware.
    FALSE_SUCCESS,
    /// It booted again with other firmware before it had finished.
    INTERRUPTED;

    /// Whether something went wrong on the device. A refusal is the device's good right, and what
    /// was called off says nothing about it.
    public boolean isFailure() {
        return switch (this) {
            case FAILED, TIMED_OUT, FALSE_SUCCESS, INTERRUPTED -> true;
            case PROVEN, REJECTED, CANCELLED, SUPERSEDED -> false;
        };
    }
}
