package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells the registry which granted sessions are over, each once, and again until it takes it.
///
/// The broker's news of a takeover comes as "new one connected, old one gone". Each session has a
/// name, so the registry knows which of the two is meant.
final class Presence {

    private static final Logger LOG = System.getLogger(Presence.class.getName());
    private static final long BEFORE_NEXT_TRY_MS = Duration.ofSeconds(1).toMillis();
    private static final int TELLERS = 64;

    private final Admission admission;
    private final Semaphore tellers = new Semaphore(TELLERS);
    private final CountDownLatch closing = new CountDownLatch(1);

    Presence(Admission admission) {
        this.admission = admission;
    }

    /// A granted session of the device is over, or never came to be.
    void ended(DeviceSerial serial, UUID grant) {
        Thread.ofVirtual().name("presence " + serial).start(() -> tell(serial, grant));
    }

    /// From here on nothing is told: a broker that stops says nothing about its devices.
    void close() {
        closing.countDown();
    }

    private void tell(DeviceSerial serial, UUID grant) {
        while (closing.getCount() > 0 && !told(serial, grant)) {
            try {
                var _ = closing.await(BEFORE_NEXT_TRY_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean told(DeviceSerial serial, UUID grant) {
        tellers.acquireUninterruptibly();
        try {
            admission.ended(serial, grant);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "the registry did not take the leave of " + serial, e);
            return false;
        } finally {
            tellers.release();
        }
    }
}
