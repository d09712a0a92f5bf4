package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// Tells the registry which devices are there.
///
/// The broker's news of a takeover comes as "new one connected, old one gone", on its own threads.
/// So a piece of news is only the reason to look: what is told is what is true at that moment,
/// once, by one teller per device.
final class Presence {

    private static final Logger LOG = System.getLogger(Presence.class.getName());
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final int TELLERS = 64;

    private final Admission admission;
    private final Predicate<DeviceSerial> isLive;
    private final Set<DeviceSerial> toldLive = ConcurrentHashMap.newKeySet();

    /// Devices with a teller; `true`: there is news since it looked.
    private final Map<DeviceSerial, Boolean> news = new ConcurrentHashMap<>();

    private final Semaphore tellers = new Semaphore(TELLERS);
    private volatile boolean isClosed;

    Presence(Admission admission, Predicate<DeviceSerial> isLive) {
        this.admission = admission;
        this.isLive = isLive;
    }

    /// A session of the device began or ended.
    void changed(DeviceSerial serial) {
        if (news.put(serial, true) == null) {
            Thread.ofVirtual().name("presence " + serial).start(() -> tell(serial));
        }
    }

    /// From here on nothing is told: a broker that stops says nothing about its devices.
    void close() {
        isClosed = true;
    }

    private void tell(DeviceSerial serial) {
        do {
            news.put(serial, false);
            tellers.acquireUninterruptibly();
            try {
                tellTruth(serial);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        () -> "the registry did not take the presence of " + serial,
                        e);
                news.put(serial, true);
                pause();
            } finally {
                tellers.release();
            }
        } while (!news.remove(serial, false));
    }

    private void tellTruth(DeviceSerial serial) {
        var live = isLive.test(serial);
        if (isClosed || live == toldLive.contains(serial)) {
            return;
        }
        if (live) {
            admission.connected(serial);
            toldLive.add(serial);
        } else {
            admission.disconnected(serial);
            toldLive.remove(serial);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
