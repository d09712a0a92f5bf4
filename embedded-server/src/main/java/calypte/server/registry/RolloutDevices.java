package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.TargetState;
import calypte.model.update.Step;
import calypte.server.registry.Assignments.Wish;
import calypte.server.registry.Assignments.Word;
import calypte.server.storage.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a rollout does to its devices: some at a time, each lot in a transaction of the caller.
public final class RolloutDevices {

    private final Registry registry;
    private final Assignments assignments;

    public RolloutDevices(Registry registry, Assignments assignments) {
        this.registry = registry;
        this.assignments = assignments;
    }

    /// A device whose phase has begun, and what it ran before.
    public record Begun(UUID device, @Nullable UUID ranBefore) {}

    /// What became of devices whose phase has begun.
    ///
    /// @param lost those that are not the rollout's any more
    public record Beginning(List<Begun> begun, List<UUID> lost) {}

    /// How a device of an aborted rollout parts with it.
    public enum Parting {
        /// It runs the firmware, or tried its best.
        STAYS,
        /// It is told to drop its order, and given back what it was assigned before.
        TOLD_TO_STOP,
        /// It installs already: nobody can stop it.
        TOO_LATE,
        /// It is given back what it was assigned before.
        RELEASED,
        /// Its phase never began, and it was counted as released when that was known.
        NEVER_BEGAN
    }

    /// Whether devices may be ordered to take it.
    public boolean isDeliverable(Transaction tx, UUID firmware) {
        return Work.in(tx, registry)
                .firmware(new FirmwareId(firmware))
                .map(row -> row.firmware().isDeliverable())
                .orElse(false);
    }

    /// Gives planned devices what they should run. One that does not need it, or must be left
    /// alone, leaves the rollout instead.
    public Beginning begin(Transaction tx, UUID rollout, Wish wish, List<UUID> devices) {
        var work = Work.in(tx, registry);
        var target = work.firmware(wish.firmware()).orElseThrow();
        var word = new Word(rollout, wish.reason(), Source.INSIDE);
        var begun = new ArrayList<Begun>();
        var lost = new LinkedHashSet<>(devices);
        for (var row : work.devices(devices)) {
            if (!rollout.equals(row.rolloutId) || row.rolloutState != TargetState.PLANNED) {
                continue;
            }
            lost.remove(row.id);
            var fate = assignments.fate(work, row, target, wish);
            if (fate.isAssigned()) {
                var ran =
                        row.currentFirmwareId == null
                                ? row.assignedFirmwareId
                                : row.currentFirmwareId;
                assignments.give(work, row, target, word);
                Participation.begin(work, row);
                begun.add(new Begun(row.id, ran));
            } else {
                Participation.leave(work, row, TargetState.SKIPPED, fate.name());
                work.changed(row);
            }
        }
        return new Beginning(begun, List.copyOf(lost));
    }

    /// Lets devices of an aborted rollout go, at most `most`; those that are planned must have been
    /// counted as released. Empty if none is left.
    public List<Parting> part(Transaction tx, UUID rollout, String why, int most) {
        var work = Work.in(tx, registry);
        var word = new Word(registry.freshId(), why, Source.INSIDE);
        tx.session().flush();
        var ids =
                tx.session()
                        .createSelectionQuery(
                                "select id from DeviceRow where rolloutId = :rollout", UUID.class)
                        .setParameter("rollout", rollout)
                        .setMaxResults(most)
                        .list();
        return work.devices(ids).stream()
                .filter(row -> rollout.equals(row.rolloutId))
                .map(row -> part(work, row, word))
                .toList();
    }

    /// How a device would part now.
    static Parting parting(TargetState state, @Nullable Step step) {
        return switch (state) {
            case SUCCEEDED, SKIPPED, RELEASED, SUPERSEDED -> Parting.STAYS;
            case PLANNED -> Parting.NEVER_BEGAN;
            case WAITING, FAILED -> Parting.RELEASED;
            case UPDATING ->
                    step != null && step.compareTo(Step.INSTALLING) >= 0
                            ? Parting.TOO_LATE
                            : Parting.TOLD_TO_STOP;
        };
    }

    /// How many devices install the firmware at this moment, so that nobody can stop them.
    public int installing(Transaction tx, UUID rollout) {
        tx.session().flush();
        return Math.toIntExact(
                tx.session()
                        .createSelectionQuery(
                                "select count(*) from DeviceRow where rolloutId = :rollout"
                                        + " and rolloutState = UPDATING and step in (INSTALLING, REBOOTING)",
                                Long.class)
                        .setParameter("rollout", rollout)
                        .getSingleResult());
    }

    /// Devices that failed get a fresh need and their attempts back; those among them that had left
    /// with the rollout's end are taken in again, unless they are elsewhere by now.
    public int retry(Transaction tx, UUID rollout, FirmwareId firmware, List<Place> failed) {
        var work = Work.in(tx, registry);
        var retried = 0;
        for (var one : failed) {
            var row = work.device(new DeviceId(one.device())).orElse(null);
            if (row == null || !firmware.value().equals(row.assignedFirmwareId)) {
                continue;
            }
            if (row.rolloutId == null && row.enabled) {
                Participation.join(row, rollout, one.phase());
                row.rolloutState = TargetState.FAILED;
            }
            if (rollout.equals(row.rolloutId) && row.rolloutState == TargetState.FAILED) {
                work.standing(row)
                        .retried(registry.freshNeed())
                        .ifPresent(standing -> {
                            work.put(row, standing);
                            Participation.tryAgain(work, row);
                        });
                retried += row.rolloutState == TargetState.FAILED ? 0 : 1;
            }
        }
        return retried;
    }

    private Parting part(Work work, DeviceRow row, Word why) {
        var state = Objects.requireNonNull(row.rolloutState);
        var parting = parting(state, row.step);
        switch (parting) {
            case STAYS -> Participation.leave(work, row, state, null);
            case TOO_LATE ->
                    Participation.leave(work, row, TargetState.RELEASED, "TOO_LATE_TO_STOP");
            case NEVER_BEGAN -> Participation.goFree(row);
            case TOLD_TO_STOP, RELEASED -> {
                var as = state == TargetState.FAILED ? TargetState.FAILED : TargetState.RELEASED;
                Participation.leave(work, row, as, "ABORTED");
                giveBack(work, row, why);
            }
        }
        work.put(row, work.standing(row));
        return parting;
    }

    private void giveBack(Work work, DeviceRow row, Word why) {
        var before = row.assignedBefore;
        var firmware = before == null ? null : work.firmware(new FirmwareId(before)).orElse(null);
        assignments.give(work, row, firmware, why);
    }
}
