package calypte.server.registry;

import calypte.model.device.Activity;
import calypte.model.device.DeviceId;
import calypte.model.device.DeviceSerial;
import calypte.model.device.Link;
import calypte.model.device.Sync;
import calypte.model.drift.Attempt;
import calypte.model.drift.Boots;
import calypte.model.drift.Goal;
import calypte.model.drift.Report;
import calypte.model.drift.Setback;
import calypte.model.drift.Standing;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.Progress;
import calypte.model.update.UpdateId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    Progress.@Nullable State progress;

    @Nullable Integer percent;

    @Enumerated(EnumType.STRING)
    Setback.@Nullable Kind setback;

    @Nullable String setbackDetail;

    @Enumerated(EnumType.STRING)
    Link link;

    @Nullable Instant linkSince;
    boolean listening;
    @Nullable UUID linkSession;

    @Enumerated(EnumType.STRING)
    Sync sync;

    @Enumerated(EnumType.STRING)
    Activity activity;

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
        return new Standing(
                goal(),
                currentFirmwareId == null ? null : new FirmwareId(currentFirmwareId),
                report,
                reportedFirmwareSerial,
                registeredAt,
                driftSince,
                new Boots(bootId, bootSeq, bootFirmwareSerial, split(pastBoots)),
                attempt(),
                setback == null
                        ? null
                        : new Setback(setback, Objects.requireNonNull(setbackDetail)),
                recoverUnknown);
    }

    void put(Standing standing) {
        putGoal(standing.goal());
        currentFirmwareId = standing.current() == null ? null : standing.current().value();
        report = standing.report();
        reportedFirmwareSerial = standing.reportedSerial();
        registeredAt = standing.registeredAt();
        driftSince = standing.driftSince();
        putBoots(standing.boots());
        putAttempt(standing.open());
        setback = standing.setback() == null ? null : standing.setback().kind();
        setbackDetail = standing.setback() == null ? null : shortened(standing.setback().detail());
    }

    /// Words of an operator, or of a device, kept in one column: none of them holds a space.
    static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private @Nullable Goal goal() {
        return assignedFirmwareId == null
                ? null
                : new Goal(
                        new FirmwareId(assignedFirmwareId),
                        new UpdateId(Objects.requireNonNull(updateId)),
                        attempts,
                        nextAttemptAt);
    }

    private @Nullable Attempt attempt() {
        return dispatchedAt == null
                ? null
                : new Attempt(
                        attempts,
                        dispatchedAt,
                        Objects.requireNonNull(deadline),
                        progress,
                        percent);
    }

    private void putGoal(@Nullable Goal goal) {
        assignedFirmwareId = goal == null ? null : goal.firmware().value();
        updateId = goal == null ? null : goal.update().value();
        attempts = goal == null ? 0 : goal.attempts();
        nextAttemptAt = goal == null ? null : goal.nextAttemptAt();
    }

    private void putBoots(Boots boots) {
        bootId = boots.id();
        bootSeq = boots.seq();
        bootFirmwareSerial = boots.firmwareSerial();
        pastBoots = String.join(" ", boots.past());
    }

    private void putAttempt(@Nullable Attempt open) {
        dispatchedAt = open == null ? null : open.dispatchedAt();
        deadline = open == null ? null : open.deadline();
        progress = open == null ? null : open.progress();
        percent = open == null ? null : open.percent();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }
}
