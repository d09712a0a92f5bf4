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

    /// What is wrong with the firmware that was reported, as the rest of a sentence that names it.
    public String wrong() {
        return switch (this) {
            case UNKNOWN -> "is not in the library";
            case OTHER_TYPE -> "is of another device type";
            case REVOKED -> "was revoked";
            case NONE, VALID -> "is as it should be";
        };
    }
}
