package calypte.server;

import calypte.server.audit.Action;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Tells the log and the trail when the server steps down the ladder of degradation, and when it
/// climbs up again: nobody should have to ask.
final class Ladder {

    private static final Logger LOG = System.getLogger(Ladder.class.getName());

    private final Vitals vitals;
    private final Audit audit;
    private Rung told = Rung.FULL;

    Ladder(Vitals vitals, Audit audit) {
        this.vitals = vitals;
        this.audit = audit;
    }

    /// Called every few seconds, on one thread. While the trail cannot be written, it is told of as
    /// soon as it can be.
    void look() {
        var rung = vitals.look().rung();
        if (rung == told) {
            return;
        }
        var words = "the server is at '%s': %s".formatted(rung, rung.meaning());
        LOG.log(rung == Rung.FULL ? Level.INFO : Level.WARNING, words);
        if (rung == Rung.READ_ONLY || rung == Rung.DAMAGED || rung == Rung.DOWN) {
            told = rung; // There is no writing of it now.
            return;
        }
        audit.tell(
                rung == Rung.FULL ? Action.SERVER_RECOVERED : Action.SERVER_DEGRADED,
                "%s (before: '%s')".formatted(words, told));
        told = rung;
    }
}
