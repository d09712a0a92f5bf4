package calypte.model.rollout;

/// Where one device is within a rollout.
public enum TargetState {
    /// Its phase has not begun.
    PLANNED,
    /// Assigned; no attempt is open.
    WAITING,
    /// An attempt is open: it counts against the cap.
    UPDATING,
    SUCCEEDED,
    FAILED,
    /// Left alone: disabled, held, or not in need of it when its phase began.
    SKIPPED,
    /// Given back what it was assigned before, or let go.
    RELEASED,
    /// An operator assigned something else.
    SUPERSEDED;

    /// What is known of a device that bears on its rollout.
    ///
    /// @param isOpen whether an attempt is open
    /// @param isThere whether it proved to run what it was assigned
    /// @param isSpent whether nothing more is tried by itself
    public record Seen(boolean isOpen, boolean isThere, boolean isSpent) {}

    /// Whether something is still to come of it.
    public boolean isOpen() {
        return this == PLANNED || this == WAITING || this == UPDATING;
    }

    public boolean isFinished() {
        return this == SUCCEEDED || this == FAILED;
    }

    /// Whether the device has left the rollout before it was done.
    public boolean hasLeft() {
        return this == SKIPPED || this == RELEASED || this == SUPERSEDED;
    }

    /// What a device that was in this state is now.
    ///
    /// One that had succeeded and drifts again has failed: that is what a soak is there to see. A
    /// failure lasts until the device is tried again, whatever else it says.
    public TargetState after(Seen seen) {
        return switch (this) {
            case PLANNED, SKIPPED, RELEASED, SUPERSEDED -> this;
            case WAITING, UPDATING, SUCCEEDED, FAILED -> {
                if (seen.isOpen()) {
                    yield UPDATING;
                }
                if (seen.isThere()) {
                    yield SUCCEEDED;
                }
                yield isFinished() || seen.isSpent() ? FAILED : WAITING;
            }
        };
    }
}
