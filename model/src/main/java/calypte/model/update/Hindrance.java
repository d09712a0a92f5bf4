package calypte.model.update;

/// Why a device that needs an update is not ordered to take it at this moment.
public enum Hindrance {
    /// The drift is fresh: the operator may still undo it.
    GRACE,
    /// Its rollout runs in a maintenance window, and that is shut.
    WINDOW,
    /// Its rollout has enough devices in flight, or has ordered enough for this minute.
    BUDGET,
    /// Its rollout is paused.
    PAUSED,
    /// Nobody is there to take the order.
    OFFLINE,
    /// The last attempt failed, and the next is not due yet.
    BACKOFF,
    /// An operator keeps it at what it runs.
    HELD,
    /// It failed too often in a short while.
    QUARANTINED,
    DISABLED,
    /// There is no image of the assigned firmware yet.
    NO_CONTENT,
    /// None of the trusted keys has signed the assigned firmware.
    UNTRUSTED,
    /// The assigned firmware is not published yet.
    DRAFT,
    REVOKED,
    /// No attempts are left.
    EXHAUSTED,
    /// An operator called the update off.
    CANCELLED;

    /// Whether it never passes unless an operator does something.
    public boolean isFinal() {
        return switch (this) {
            case GRACE, WINDOW, BUDGET, OFFLINE, BACKOFF, QUARANTINED -> false;
            case PAUSED,
                    HELD,
                    DISABLED,
                    NO_CONTENT,
                    UNTRUSTED,
                    DRAFT,
                    REVOKED,
                    EXHAUSTED,
                    CANCELLED ->
                    true;
        };
    }
}
