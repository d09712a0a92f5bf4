package calypte.server.rollout;

import calypte.model.rollout.RolloutState;
import calypte.model.rollout.TargetState;
import calypte.server.registry.RolloutBook.Move;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Lets the devices of a rollout go, some at a time: after its end, or when its start was refused.
/// The rollout says so in its row, so that a crash in the middle is taken up again.
final class Settling {

    private static final int CHUNK = 250;
    private static final int MANY = 1000;

    /// So many lots in one go; the next round does more.
    private static final int LOTS = 24;

    private final Desk desk;
    private final RolloutReader reader;

    Settling(Desk desk, RolloutReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    /// Goes on with a rollout that has ended, for a while or until it is settled.
    void settle(UUID rollout) {
        for (var lot = 0; lot < LOTS && !isSettled(rollout); lot++) {
            // each lot is short: registrations go on in between
        }
    }

    void settleWholly(UUID rollout) {
        while (!isSettled(rollout)) {
            // each lot is short: registrations go on in between
        }
    }

    /// Whoever wants devices now does not have to wait for a round that lets them go.
    void settleAll() {
        ended().forEach(this::settleWholly);
    }

    /// The same for whoever only looks: for a while. Those that are left are free all the same.
    Set<UUID> settleSome() {
        ended().forEach(this::settle);
        return Set.copyOf(ended());
    }

    private List<UUID> ended() {
        return reader.active().stream()
                .filter(active -> active.state().isEnd())
                .map(RolloutReader.Active::id)
                .toList();
    }

    /// A start that did not come about leaves no trace.
    void giveUp(UUID rollout) {
        while (!letGo(rollout)) {
            // each lot is short: registrations go on in between
        }
    }

    private boolean letGo(UUID rollout) {
        return desk.change(
                        rollout,
                        (page, it) -> {
                            var gone = desk.registered().claims().letGo(page.tx(), rollout, false);
                            if (gone.isEmpty()) {
                                it.row().settled = true;
                            }
                            return gone.isEmpty();
                        })
                .orElse(true);
    }

    private boolean isSettled(UUID rollout) {
        return desk.change(
                        rollout,
                        (page, it) ->
                                switch (it.row().state) {
                                    case READY, RUNNING, PAUSED -> true;
                                    case FINISHED -> finished(page, it);
                                    case ABORTED -> aborted(page, it);
                                })
                .orElse(true);
    }

    private boolean finished(Desk.Page page, Ledger.Opened it) {
        if (desk.registered().claims().letGo(page.tx(), it.row().id, false).isEmpty()) {
            it.row().settled = true;
        }
        return it.row().settled;
    }

    private boolean aborted(Desk.Page page, Ledger.Opened it) {
        var row = it.row();
        var claims = desk.registered().claims();
        var devices = desk.registered().devices();
        if (it.row().state != RolloutState.ABORTED || row.settled) {
            return true;
        }
        if (releasePlanned(page, it) || !claims.letGo(page.tx(), row.id, true).isEmpty()) {
            return false;
        }
        var why = row.label() + " was aborted";
        if (devices.part(page.tx(), row.id, why, CHUNK).isEmpty()) {
            row.settled = true;
        }
        return row.settled;
    }

    /// Those whose phase never began: whether there were any.
    private boolean releasePlanned(Desk.Page page, Ledger.Opened it) {
        page.ledger().write();
        var planned = reader.planned(page.tx().session(), it.row().id, MANY);
        for (var target : planned) {
            page.ledger()
                    .move(
                            new Move(
                                    it.row().id,
                                    target.phase(),
                                    target.device(),
                                    TargetState.PLANNED,
                                    TargetState.RELEASED,
                                    "ABORTED",
                                    desk.now()));
        }
        return !planned.isEmpty();
    }
}
