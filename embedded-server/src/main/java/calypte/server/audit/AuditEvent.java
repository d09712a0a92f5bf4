package calypte.server.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened, as it is told to the [AuditTrail]; whoever told it keeps no hold of it.
///
///     AuditEvent.of(Action.DEVICE_REGISTERED)
///             .by(serial).from(address).device(id, serial, type)
///             .says(serial + " registered")
///
/// Unless told otherwise it succeeded and is no reason to worry. Nothing in it may be a secret.
public final class AuditEvent {

    final Action action;
    Outcome outcome = Outcome.SUCCESS;
    Level level = Level.INFO;
    String message;
    @Nullable String reason;
    @Nullable String actor;
    @Nullable String source;
    @Nullable Device device;
    @Nullable Image firmware;
    @Nullable UUID trace;
    final Map<String, String> labels = new LinkedHashMap<>();

    /// How it ended, if it is of the kind that ends somehow.
    enum Outcome {
        SUCCESS,
        FAILURE,
        UNKNOWN;

        final String wire = name().toLowerCase(Locale.ROOT);
    }

    /// How much it should worry whoever reads it.
    enum Level {
        INFO,
        WARN,
        ERROR;

        final String wire = name().toLowerCase(Locale.ROOT);
    }

    record Device(@Nullable UUID id, String serial, @Nullable String type) {}

    record Image(String serial, String version, @Nullable String sha256) {}

    private AuditEvent(Action action) {
        this.action = action;
        this.message = action.toString();
    }

    public static AuditEvent of(Action action) {
        return new AuditEvent(action);
    }

    /// Who did it: an operator's name, or a device's serial.
    public AuditEvent by(String actor) {
        this.actor = actor;
        return this;
    }

    /// The address that it came from.
    public AuditEvent from(@Nullable String source) {
        this.source = source;
        return this;
    }

    /// The whole of it in one sentence, for a person.
    public AuditEvent says(String message) {
        this.message = message;
        return this;
    }

    /// Why it happened, or why it failed.
    public AuditEvent because(@Nullable String reason) {
        this.reason = reason;
        return this;
    }

    public AuditEvent failed() {
        this.outcome = Outcome.FAILURE;
        return this;
    }

    /// It cannot be told whether it succeeded.
    public AuditEvent openEnded() {
        this.outcome = Outcome.UNKNOWN;
        return this;
    }

    public AuditEvent warn() {
        this.level = Level.WARN;
        return this;
    }

    public AuditEvent error() {
        this.level = Level.ERROR;
        return this;
    }

    /// The device it is about. A serial that nobody knows has no id and no type.
    public AuditEvent device(@Nullable UUID id, String serial, @Nullable String type) {
        this.device = new Device(id, serial, type);
        return this;
    }

    /// The firmware it is about; one without content has no digest.
    public AuditEvent firmware(String serial, String version, @Nullable String sha256) {
        this.firmware = new Image(serial, version, sha256);
        return this;
    }

    /// What it is a part of: all events of one update have its id.
    public AuditEvent trace(UUID whole) {
        this.trace = whole;
        return this;
    }

    /// Anything else that a program may want to find it by.
    public AuditEvent label(String name, String value) {
        labels.put(name, value);
        return this;
    }
}
