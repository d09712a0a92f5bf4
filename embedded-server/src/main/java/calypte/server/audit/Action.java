package calypte.server.audit;

import java.util.Locale;

/// Everything that can happen, and what the Elastic Common Schema calls it.
public enum Action {
    DEVICE_CREATED("configuration", "creation"),
    DEVICE_REGISTERED("host", "info"),
    DEVICE_AUTHENTICATION_FAILED("authentication", "start"),
    DEVICE_FIRMWARE_REPORTED("host", "info"),
    DEVICE_FIRMWARE_UNKNOWN("host", "info"),
    DEVICE_ASSIGNED("configuration", "change"),
    DEVICE_DISABLED("configuration", "change"),
    DEVICE_ENABLED("configuration", "change"),
    /// An operator keeps it at what it runs.
    DEVICE_HELD("configuration", "change"),
    /// It failed too often in a short while, and is left alone.
    DEVICE_QUARANTINED("configuration", "change"),
    /// It may be updated again: the end of a hold or of a quarantine.
    DEVICE_RELEASED("configuration", "change"),
    DEVICE_REKEYED("iam", "change"),
    DEVICE_DELETED("configuration", "deletion"),
    /// It said what it had said before, too often for each time to be an event.
    DEVICE_REPEATED("host", "info"),
    /// A device said or asked for something that it may not.
    DEVICE_REFUSED("intrusion_detection", "denied"),
    /// Its key was used to connect while it was connected.
    DEVICE_SESSION_TAKEN_OVER("session", "start"),
    DEVICE_TYPE_CREATED("configuration", "creation"),
    FIRMWARE_CREATED("package", "creation"),
    FIRMWARE_UPLOADED("package", "change"),
    FIRMWARE_PUBLISHED("package", "change"),
    FIRMWARE_DEPRECATED("package", "change"),
    FIRMWARE_REVOKED("package", "change"),
    FIRMWARE_DELETED("package", "deletion"),
    UPDATE_DISPATCHED("package", "start"),
    UPDATE_PROGRESSED("package", "info"),
    UPDATE_PROVEN("package", "installation"),
    UPDATE_FAILED("package", "end"),
    UPDATE_TIMED_OUT("package", "end"),
    UPDATE_FALSE_SUCCESS("package", "end"),
    UPDATE_CANCELLED("package", "end"),
    /// An operator wants it tried again.
    UPDATE_RETRIED("package", "change"),
    ROLLOUT_CREATED("configuration", "creation"),
    ROLLOUT_STARTED("configuration", "start"),
    ROLLOUT_PHASE_STARTED("configuration", "start"),
    ROLLOUT_PHASE_COMPLETED("configuration", "end"),
    ROLLOUT_GATE_TRIPPED("configuration", "end"),
    ROLLOUT_PAUSED("configuration", "change"),
    ROLLOUT_RESUMED("configuration", "change"),
    ROLLOUT_APPROVED("configuration", "allowed"),
    ROLLOUT_RETRIED("configuration", "change"),
    ROLLOUT_ABORTED("configuration", "end"),
    ROLLOUT_FINISHED("configuration", "end"),
    ROLLOUT_ROLLED_BACK("configuration", "change"),
    SETTINGS_CHANGED("configuration", "change"),
    /// It was signed how far the trail reaches.
    TRAIL_CHECKPOINTED("configuration", "info"),
    /// Its oldest, shipped part is gone.
    TRAIL_CUT("configuration", "deletion"),
    SERVER_STARTED("process", "start"),
    /// A part of it failed, or the disk filled: less works than before.
    SERVER_DEGRADED("process", "change"),
    SERVER_RECOVERED("process", "change"),
    SERVER_STOPPED("process", "end");

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String category;
    private final String type;

    Action(String category, String type) {
        this.category = category;
        this.type = type;
    }

    /// ECS `event.category`.
    String category() {
        return category;
    }

    /// ECS `event.type`.
    String type() {
        return type;
    }

    /// ECS `event.action`.
    @Override
    public String toString() {
        return wire;
    }
}
