package calypte.model.drift;

/// What the platform made of the firmware serial that a device reported last.
public enum Report {
    /// It has not reported yet.
    NONE,
    VALID,
    /// Nobody entered such a firmware.
    UNKNOWN,
    /// It is a firmware of another device type.
    OTHER_TYPE,
    REVOKED;

    /// Whether the device reported something, and that could not be accepted.
    public boolean isInvalid() {
        return switch (this) {
            case NONE, VALID -> false;
            case UNKNOWN, OTHER_TYPE, REVOKED -> true;
        };
    }
}
