package calypte.server.registry;

/// What an assignment does to one device.
public enum Fate {
    WILL_UPDATE,
    ALREADY_THERE,
    /// Like `WILL_UPDATE`, once the device is back.
    OFFLINE,
    INCOMPATIBLE,
    /// Disabled, or held at what it runs: it is left alone.
    HELD,
    /// Older than what it runs, and nobody said that this is meant.
    DOWNGRADE;

    public boolean isAssigned() {
        return this == WILL_UPDATE || this == OFFLINE;
    }
}
