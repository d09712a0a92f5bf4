package calypte.model.rollout;

/// The life of a rollout.
public enum RolloutState {
    /// Planned; it claims no device yet.
    READY,
    RUNNING,
    /// Nobody is assigned or ordered; who is at it goes on.
    PAUSED,
    FINISHED,
    ABORTED;

    /// Whether devices belong to it, and to no other.
    public boolean isActive() {
        return this == RUNNING || this == PAUSED;
    }

    public boolean isEnd() {
        return this == FINISHED || this == ABORTED;
    }
}
