package calypte.server;

import calypte.server.audit.TrailKeeper;
import calypte.server.registry.FleetHistory;
import calypte.server.registry.RefusedLogins;
import calypte.server.registry.Repeats;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The small things that are due every few seconds, or once a minute.
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    private static final int LOOK_S = 5;

    private final RefusedLogins refused;
    private final Repeats repeats;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("housekeeping").daemon().factory());

    private Housekeeping(
            RefusedLogins refused,
            Repeats repeats,
            FleetHistory history,
            TrailKeeper trail,
            Ladder ladder) {
        this.refused = refused;
        this.repeats = repeats;
        every(LOOK_S, TimeUnit.SECONDS, ladder::look);
        every(1, TimeUnit.MINUTES, refused::flush);
        every(1, TimeUnit.MINUTES, repeats::flush);
        every(1, TimeUnit.MINUTES, history::sample);
        every(1, TimeUnit.MINUTES, trail::look);
    }

    static Housekeeping of(Fleet fleet, Audit audit, Vitals vitals) {
        return new Housekeeping(
                fleet.refusedLogins(),
                fleet.repeats(),
                fleet.history(audit.pages()),
                audit.keeper(),
                new Ladder(vitals, audit));
    }

    /// Tells what is still to be told, then ends.
    @Override
    public void close() {
        clock.shutdown();
        refused.flushAll();
        repeats.flush();
    }

    private void every(int time, TimeUnit unit, Runnable chore) {
        var _ = clock.scheduleWithFixedDelay(() -> survive(chore), time, time, unit);
    }

    private static void survive(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a chore failed; it is tried again when it is due next", e);
        }
    }
}
