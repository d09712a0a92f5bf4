package calypte.model.rollout;

/// The life of a phase.
public enum PhaseState {
    /// Its devices run what they ran: none of them is assigned anything yet.
    WAITING,
    RUNNING,
    /// Its gate would open; it is watched for a while first.
    SOAKING,
    AWAITING_APPROVAL,
    /// Its gate has opened. Devices that were away may still follow.
    COMPLETE,
    /// Its gate has tripped.
    STOPPED;

    /// Whether devices of it have been assigned.
    public boolean isBegun() {
        return this != WAITING;
    }
}
