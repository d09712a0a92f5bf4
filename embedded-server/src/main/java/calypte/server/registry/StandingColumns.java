package calypte.server.registry;

import calypte.model.drift.Attempt;
import calypte.model.drift.Boots;
import calypte.model.drift.Goal;
import calypte.model.drift.Restraints;
import calypte.model.drift.Restraints.Hold;
import calypte.model.drift.Restraints.Quarantine;
import calypte.model.drift.Setback;
import calypte.model.drift.Standing;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.UpdateId;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a device stands, in the columns of its row, and back.
final class StandingColumns {

    private StandingColumns() {}

    static Standing read(DeviceRow row, boolean recoverUnknown) {
        var setback = row.setback;
        return new Standing(
                goal(row),
                row.currentFirmwareId == null ? null : new FirmwareId(row.currentFirmwareId),
                row.report,
                row.reportedFirmwareSerial,
                row.registeredAt,
                row.driftSince,
                new Boots(
                        row.bootId,
                        row.bootSeq,
                        row.bootFirmwareSerial,
                        DeviceRow.split(row.pastBoots)),
                attempt(row),
                setback == null ? null : new Setback(setback, orEmpty(row.setbackDetail)),
                restraints(row),
                recoverUnknown);
    }

    static void write(DeviceRow row, Standing standing) {
        var setback = standing.setback();
        write(row, standing.goal());
        row.currentFirmwareId = standing.current() == null ? null : standing.current().value();
        row.report = standing.report();
        row.reportedFirmwareSerial = standing.reportedSerial();
        row.registeredAt = standing.registeredAt();
        row.driftSince = standing.driftSince();
        write(row, standing.boots());
        write(row, standing.open());
        row.setback = setback == null ? null : setback.kind();
        row.setbackDetail = setback == null ? null : DeviceRow.shortened(setback.detail());
        write(row, standing.restraints());
    }

    /// The open attempt; null if there is none.
    static @Nullable Attempt attempt(DeviceRow row) {
        return row.dispatchedAt == null
                ? null
                : new Attempt(
                        row.attempts,
                        row.dispatchedAt,
                        Objects.requireNonNull(row.deadline),
                        StepTimes.read(row.steps),
                        Objects.requireNonNull(row.heardAt),
                        row.percent);
    }

    private static @Nullable Goal goal(DeviceRow row) {
        return row.assignedFirmwareId == null
                ? null
                : new Goal(
                        new FirmwareId(row.assignedFirmwareId),
                        new UpdateId(Objects.requireNonNull(row.updateId)),
                        row.attempts,
                        row.nextAttemptAt,
                        row.calledOff);
    }

    static Restraints restraints(DeviceRow row) {
        var hold = row.heldSince == null ? null : new Hold(orEmpty(row.holdReason), row.heldSince);
        var quarantine =
                row.quarantinedSince == null || row.quarantinedUntil == null
                        ? null
                        : new Quarantine(row.quarantinedSince, row.quarantinedUntil);
        return hold == null && quarantine == null && row.failures.isEmpty()
                ? Restraints.NONE
                : new Restraints(
                        hold,
                        quarantine,
                        DeviceRow.split(row.failures).stream().map(Instant::parse).toList());
    }

    private static void write(DeviceRow row, @Nullable Goal goal) {
        row.assignedFirmwareId = goal == null ? null : goal.firmware().value();
        row.updateId = goal == null ? null : goal.update().value();
        row.attempts = goal == null ? 0 : goal.attempts();
        row.nextAttemptAt = goal == null ? null : goal.nextAttemptAt();
        row.calledOff = goal != null && goal.calledOff();
    }

    private static void write(DeviceRow row, Boots boots) {
        row.bootId = boots.id();
        row.bootSeq = boots.seq();
        row.bootFirmwareSerial = boots.firmwareSerial();
        row.pastBoots = String.join(" ", boots.past());
    }

    private static void write(DeviceRow row, @Nullable Attempt open) {
        row.dispatchedAt = open == null ? null : open.dispatchedAt();
        row.deadline = open == null ? null : open.deadline();
        row.step = open == null ? null : open.step();
        row.steps = open == null ? "" : StepTimes.write(open.steps());
        row.heardAt = open == null ? null : open.heardAt();
        row.percent = open == null ? null : open.percent();
    }

    private static void write(DeviceRow row, Restraints restraints) {
        var hold = restraints.hold();
        var quarantine = restraints.quarantine();
        row.holdReason = hold == null ? null : DeviceRow.shortened(hold.reason());
        row.heldSince = hold == null ? null : hold.since();
        row.quarantinedSince = quarantine == null ? null : quarantine.since();
        row.quarantinedUntil = quarantine == null ? null : quarantine.until();
        row.failures =
                restraints.failures().stream()
                        .map(Instant::toString)
                        .collect(Collectors.joining(" "));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
