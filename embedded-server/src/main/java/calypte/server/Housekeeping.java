package calypte.server;

import calypte.server.registry.RefusedLogins;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The small things that are due once a minute.
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final RefusedLogins refused;
    private final ScheduledExecutorService minute =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("housekeeping").daemon().factory());

    Housekeeping(RefusedLogins refused) {
        this.refused = refused;
        minute.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.MINUTES);
    }

    /// Tells what is still to be told, then ends.
    @Override
    public void close() {
        minute.shutdown();
        refused.flushAll();
    }

    private void tidy() {
        try {
            refused.flush();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the housekeeping of this minute failed", e);
        }
    }
}
