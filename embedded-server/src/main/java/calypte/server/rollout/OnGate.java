package calypte.server.rollout;

/// What a rollout does when a gate trips.
enum OnGate {
    PAUSE,
    ABORT
}
