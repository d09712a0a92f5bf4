package calypte.console.client;

import calypte.model.device.Status;

/// The one word for where a device stands. The first that fits, in this order; every device has
/// exactly one, so their counts add up to the fleet.
public enum Badge {
    FAILED("activity==FAILED"),
    UPDATING("activity==UPDATING"),
    HELD("activity==HELD"),
    PENDING("activity==PENDING"),
    UNKNOWN_FIRMWARE("activity==IDLE;sync==UNKNOWN_FIRMWARE"),
    DRIFTED("activity==IDLE;sync==DRIFTED"),
    UNASSIGNED("activity==IDLE;sync==UNASSIGNED"),
    NEVER_SEEN("activity==IDLE;sync==NEVER_SEEN"),
    IN_SYNC("activity==IDLE;sync==IN_SYNC");

    private final String filter;

    Badge(String filter) {
        this.filter = filter;
    }

    public static Badge of(Status status) {
        return switch (status.activity()) {
            case FAILED -> FAILED;
            case UPDATING -> UPDATING;
            case HELD -> HELD;
            case PENDING -> PENDING;
            case IDLE ->
                    switch (status.sync()) {
                        case UNKNOWN_FIRMWARE -> UNKNOWN_FIRMWARE;
                        case DRIFTED -> DRIFTED;
                        case UNASSIGNED -> UNASSIGNED;
                        case NEVER_SEEN -> NEVER_SEEN;
                        case IN_SYNC -> IN_SYNC;
                    };
        };
    }

    /// The filter that finds exactly the devices with this badge.
    public String filter() {
        return filter;
    }
}
