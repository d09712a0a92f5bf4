package calypte.model.device;

/// How what a device runs compares with what it should run. The first that fits, in this order.
public enum Sync {
    /// Entered by an operator; the hardware has not spoken yet.
    NEVER_SEEN,
    /// Nobody said what it should run.
    UNASSIGNED,
    /// Its last report was not valid: unknown, of another type, or revoked.
    UNKNOWN_FIRMWARE,
    /// Current ≠ assigned.
    DRIFTED,
    IN_SYNC
}
