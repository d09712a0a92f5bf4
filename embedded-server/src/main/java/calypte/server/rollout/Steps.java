package calypte.server.rollout;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.Step;
import calypte.model.rollout.TargetState;
import calypte.server.registry.Assignments.Wish;
import calypte.server.registry.RolloutBook.Move;
import calypte.server.registry.Source;
import calypte.server.rollout.Ledger.Opened;
import java.time.Instant;
import java.util.UUID;

/// Takes the steps that [calypte.model.rollout.Course] decides on, each within the transaction it
/// was decided in.
final class Steps {

    /// Devices assigned in one transaction: registrations go on in between.
    private static final int CHUNK = 250;

    private final Desk desk;
    private final RolloutReader reader;

    Steps(Desk desk, RolloutReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    void take(Desk.Page page, Opened it, Step step) {
        var row = it.row();
        var now = desk.now();
        switch (step) {
            case Step.Rest _ -> {}
            case Step.Trip(var number, var why) -> trip(page, it, it.phase(number), why);
            case Step.Halt(var why) -> pause(page, row, why);
            case Step.Begin(var number) -> begin(page, row, it.phase(number), now);
            case Step.Assign(var number) -> assign(page, row, it.phase(number));
            case Step.Soak(var number, var until) -> {
                it.phase(number).state = PhaseState.SOAKING;
                it.phase(number).soakUntil = until;
            }
            case Step.Reopen(var number) -> {
                it.phase(number).state = PhaseState.RUNNING;
                it.phase(number).soakUntil = null;
            }
            case Step.AskApproval(var number) -> {
                it.phase(number).state = PhaseState.AWAITING_APPROVAL;
                it.phase(number).soakUntil = null;
            }
            case Step.Complete(var number) -> {
                it.phase(number).complete(now);
                page.record(RolloutEvents.phaseCompleted(row, it.phase(number)));
            }
            case Step.Finish _ -> finish(page, it, now);
        }
    }

    private void trip(Desk.Page page, Opened it, PhaseRow phase, String why) {
        var row = it.row();
        phase.state = PhaseState.STOPPED;
        page.record(RolloutEvents.gateTripped(row, phase, why));
        var reason = "the gate of phase %d tripped: %s".formatted(phase.number, why);
        switch (row.onGate) {
            case PAUSE -> pause(page, row, reason);
            case ABORT -> {
                row.move(RolloutState.ABORTED, reason);
                row.endedAt = desk.now();
                page.record(RolloutEvents.aborted(row, reason, Source.INSIDE));
            }
        }
    }

    private static void pause(Desk.Page page, RolloutRow row, String why) {
        row.move(RolloutState.PAUSED, why);
        page.record(RolloutEvents.paused(row, why, Source.INSIDE));
    }

    private static void begin(Desk.Page page, RolloutRow row, PhaseRow phase, Instant now) {
        phase.state = PhaseState.RUNNING;
        phase.startedAt = now;
        page.record(RolloutEvents.phaseStarted(row, phase));
    }

    private void assign(Desk.Page page, RolloutRow row, PhaseRow phase) {
        page.ledger().write();
        var planned = reader.planned(page.tx().session(), row.id, phase.number, CHUNK);
        var reason = "%s, phase %d".formatted(row.label(), phase.number);
        var wish = new Wish(new FirmwareId(row.firmwareId), row.allowDowngrade, reason);
        var seen = desk.registered().devices().begin(page.tx(), row.id, wish, planned);
        seen.begun().forEach(it -> page.ledger().ranBefore(row.id, it.device(), it.ranBefore()));
        seen.lost().forEach(device -> page.ledger().move(lost(row, phase, device)));
    }

    /// It is planned, but not ours: it was deleted, or taken over, when nobody could tell.
    private Move lost(RolloutRow row, PhaseRow phase, UUID device) {
        return new Move(
                row.id,
                phase.number,
                device,
                TargetState.PLANNED,
                TargetState.SKIPPED,
                "GONE",
                desk.now());
    }

    private static void finish(Desk.Page page, Opened it, Instant now) {
        var row = it.row();
        var counts = row.course(it.phases(), true).counts();
        row.move(RolloutState.FINISHED, null);
        row.endedAt = now;
        page.record(
                RolloutEvents.finished(
                        row,
                        "%d of %d devices succeeded, %d failed"
                                .formatted(
                                        counts.of(TargetState.SUCCEEDED),
                                        counts.total(),
                                        counts.of(TargetState.FAILED))));
    }
}
