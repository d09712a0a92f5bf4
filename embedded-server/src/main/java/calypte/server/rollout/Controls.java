package calypte.server.rollout;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.PhaseState;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import calypte.server.audit.AuditEvent;
import calypte.server.registry.Place;
import calypte.server.registry.Source;
import calypte.server.rollout.Ledger.Opened;
import calypte.server.rollout.Outcome.Buckets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What operators do with a rollout that is there. Each word is one transaction; what follows for
/// many devices is done after it, some at a time, and taken up again after a crash.
final class Controls {

    private static final int CHUNK = 250;

    private final Desk desk;
    private final Settling settling;
    private final RolloutReader reader;

    Controls(Desk desk, Settling settling, RolloutReader reader) {
        this.desk = desk;
        this.settling = settling;
        this.reader = reader;
    }

    /// Nobody is assigned or ordered from here on; who is at it goes on.
    Outcome pause(UUID rollout, @Nullable String reason, Source source) {
        return change(
                rollout,
                (page, it) -> {
                    if (it.row().state != RolloutState.RUNNING) {
                        return wrong(it, "be paused");
                    }
                    it.row().move(RolloutState.PAUSED, reason);
                    return done(page, it, RolloutEvents.paused(it.row(), reason, source));
                });
    }

    /// Goes on, whatever has failed so far: the operator has seen it.
    Outcome resume(UUID rollout, Source source) {
        return change(
                rollout,
                (page, it) -> {
                    if (it.row().state != RolloutState.PAUSED) {
                        return wrong(it, "go on");
                    }
                    if (!page.isDeliverable(it.row())) {
                        return new Outcome.WrongState("its firmware may not be delivered any more");
                    }
                    it.row().move(RolloutState.RUNNING, null);
                    it.phases().forEach(PhaseRow::accept);
                    return done(page, it, RolloutEvents.resumed(it.row(), source));
                });
    }

    /// The phase that asks for it may be followed by the next.
    Outcome approve(UUID rollout, Source source) {
        return change(
                rollout,
                (page, it) -> {
                    var phase =
                            it.phases().stream()
                                    .filter(one -> one.state == PhaseState.AWAITING_APPROVAL)
                                    .findFirst();
                    if (it.row().state != RolloutState.RUNNING || phase.isEmpty()) {
                        return new Outcome.WrongState(
                                it.row().label() + " asks for no approval at the moment");
                    }
                    phase.get().complete(desk.now());
                    page.record(RolloutEvents.approved(it.row(), phase.get(), source));
                    return done(page, it, RolloutEvents.phaseCompleted(it.row(), phase.get()));
                });
    }

    /// Ends it: see [Outcome.Buckets]. With `dryRun` it only says what would happen.
    Outcome abort(UUID rollout, @Nullable String reason, boolean dryRun, Source source) {
        var outcome = change(rollout, (page, it) -> abort(page, it, reason, dryRun, source));
        if (outcome instanceof Outcome.Aborted && !dryRun) {
            settling.settle(rollout);
        }
        return outcome;
    }

    /// Devices that failed are tried again with all their attempts; a rollout that had finished
    /// goes on with them.
    ///
    /// @param reason only those that failed for it; null for all
    Outcome retryFailed(UUID rollout, @Nullable String reason, Source source) {
        var retried = 0;
        var failed = reader.failed(rollout, reason);
        for (var from = 0; from < failed.size(); from += CHUNK) {
            var some = failed.subList(from, Math.min(from + CHUNK, failed.size()));
            retried += desk.change(rollout, (page, it) -> retry(page, it, some)).orElse(0);
        }
        var count = retried;
        return change(
                rollout,
                (page, it) -> {
                    if (count == 0) {
                        return new Outcome.WrongState(
                                "no device of %s can be tried again".formatted(it.row().label()));
                    }
                    return done(page, it, RolloutEvents.retried(it.row(), count, source));
                });
    }

    private int retry(Desk.Page page, Opened it, List<Place> some) {
        var row = it.row();
        var hasEnded = row.state == RolloutState.FINISHED;
        if (!row.state.isActive() && !hasEnded) {
            return 0;
        }
        var firmware = new FirmwareId(row.firmwareId);
        var retried = desk.registered().devices().retry(page.tx(), row.id, firmware, some);
        if (retried > 0 && hasEnded) {
            row.move(RolloutState.RUNNING, null);
            row.endedAt = null;
            row.settled = false;
        }
        return retried;
    }

    private Outcome abort(
            Desk.Page page, Opened it, @Nullable String reason, boolean dryRun, Source source) {
        var row = it.row();
        if (row.state.isEnd()) {
            return wrong(it, "be aborted");
        }
        page.ledger().write();
        var counts = row.course(it.phases(), true).counts();
        var installing = desk.registered().devices().installing(page.tx(), row.id);
        var buckets =
                new Buckets(
                        counts.of(TargetState.SUCCEEDED),
                        counts.of(TargetState.UPDATING) - installing,
                        installing,
                        counts.of(TargetState.PLANNED)
                                + counts.of(TargetState.WAITING)
                                + counts.of(TargetState.FAILED));
        if (!dryRun) {
            row.move(RolloutState.ABORTED, reason);
            row.endedAt = desk.now();
            row.settled = false;
            done(page, it, RolloutEvents.aborted(row, reason, source));
        }
        return new Outcome.Aborted(row.id, buckets);
    }

    private Outcome change(UUID rollout, Desk.Change<Outcome> change) {
        return desk.change(rollout, change).orElseGet(Outcome.Unknown::new);
    }

    private static Outcome done(Desk.Page page, Opened it, AuditEvent event) {
        it.row().version++;
        page.record(event);
        return new Outcome.Done(it.row().id);
    }

    private static Outcome wrong(Opened it, String what) {
        return new Outcome.WrongState(
                "%s is %s and cannot %s".formatted(it.row().label(), it.row().state, what));
    }
}
