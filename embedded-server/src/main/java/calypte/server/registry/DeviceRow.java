package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.model.drift.DeviceFacts;
import calypte.model.drift.DeviceFacts.Obstacle;
import calypte.model.drift.Policy;
import calypte.model.drift.Report;
import calypte.model.drift.Standing;
import calypte.model.rollout.TargetState;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import calypte.model.update.Step;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/// A device as it is stored. Its rules are [Standing]'s; this only keeps what they say.
@Entity
@Table(name = "device")
class DeviceRow {
    private static final int LONGEST_DETAIL = 1000;

    @Id UUID id;
    @NaturalId String serial;
    UUID typeId;
    String name;
    String tags;
    String attributes;
    String notes;
    boolean enabled;
    byte[] keyDigest;
    Instant createdAt;
    long version;

    @Nullable UUID assignedFirmwareId;
    @Nullable UUID updateId;
    int attempts;
    @Nullable Instant nextAttemptAt;
    boolean calledOff;

    @Nullable UUID assignmentId;
    @Nullable UUID assignedBefore;
    boolean undoable;

    @Nullable UUID currentFirmwareId;

    @Enumerated(EnumType.STRING)
    Report report;

    @Nullable String reportedFirmwareSerial;
    @Nullable Instant registeredAt;
    @Nullable Instant driftSince;
    @Nullable String bootId;
    @Nullable Long bootSeq;
    @Nullable String bootFirmwareSerial;
    String pastBoots;

    @Nullable Instant dispatchedAt;
    @Nullable Instant deadline;

    @Enumerated(EnumType.STRING)
    @Nullable Step step;

    String steps = "";
    @Nullable Instant heardAt;
    @Nullable Integer percent;

    @Enumerated(EnumType.STRING)
    @Nullable Ending setback;

    @Nullable String setbackDetail;

    @Nullable String holdReason;
    @Nullable Instant heldSince;
    @Nullable Instant quarantinedSince;
    @Nullable Instant quarantinedUntil;
    String failures = "";

    @Enumerated(EnumType.STRING)
    @Nullable Hindrance obstacle;

    @Nullable Instant obstacleUntil;

    @Nullable UUID rolloutId;
    @Nullable Integer rolloutPhase;

    @Enumerated(EnumType.STRING)
    @Nullable TargetState rolloutState;

    @Enumerated(EnumType.STRING)
    Link link;

    @Nullable Instant linkSince;
    boolean listening;
    @Nullable UUID linkSession;

    @Enumerated(EnumType.STRING)
    Sync sync;

    @Enumerated(EnumType.STRING)
    Activity activity;

    boolean held;
    boolean quarantined;
    boolean stuck;

    @Enumerated(EnumType.STRING)
    @Nullable Hindrance hindrance;

    @Nullable Instant dueAt;

    @Version long revision;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it in, or the one who makes a new device
    DeviceRow() {}

    DeviceId deviceId() {
        return new DeviceId(id);
    }

    DeviceSerial deviceSerial() {
        return new DeviceSerial(serial);
    }

    Standing standing(boolean recoverUnknown) {
        return StandingColumns.read(this, recoverUnknown);
    }

    void put(Standing standing) {
        StandingColumns.write(this, standing);
    }

    /// What follows for the index, whatever the hour.
    void index(DeviceFacts facts, Policy policy) {
        var restraints = facts.standing().restraints();
        sync = facts.sync();
        activity = facts.activity(policy);
        held = restraints.hold() != null;
        quarantined = restraints.quarantine() != null;
        stuck = facts.isStuck(policy);
        hindrance = facts.hindrance(policy);
        dueAt = facts.dueAt(policy);
    }

    @Nullable Obstacle obstacle() {
        return obstacle == null ? null : new Obstacle(obstacle, obstacleUntil);
    }

    /// Words of an operator, or of a device, kept in one column: none of them holds a space.
    static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /// So much of it as its column holds.
    static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }
}
