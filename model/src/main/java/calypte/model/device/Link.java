package calypte.model.device;

/// Whether a device can be reached at this moment.
public enum Link {
    NEVER_SEEN,
    ONLINE,
    OFFLINE
}
