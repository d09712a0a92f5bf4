package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells the registry of one kind of thing that devices do and that an operator should know: the
/// first of each device at once, the rest as a count once per window, so that a device cannot flood
/// the audit.
public final class Incidents implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Incidents.class.getName());
    private static final int LONGEST = 200;

    private final Report report;
    private final Duration window;
    private final Map<DeviceSerial, Tally> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("incidents").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    /// Hears of them.
    @FunctionalInterface
    public interface Report {
        /// @param more how many there were since the last report; 0 if this is the first for long
        void of(DeviceSerial serial, String what, int more);
    }

    /// What came in since the last report.
    private record Tally(int count, String last) {}

    /// @param window how long further incidents of a device are only counted
    public Incidents(Report report, Duration window) {
        this.report = report;
        this.window = window;
    }

    public void noted(DeviceSerial serial, String what) {
        var words = printable(what);
        var tally =
                open.merge(
                        serial,
                        new Tally(0, words),
                        (sofar, _) -> new Tally(sofar.count + 1, words));
        if (tally.count == 0) {
            report(serial, words, 0);
            closeLater(serial);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void closeLater(DeviceSerial serial) {
        var _ = clock.schedule(() -> closeWindow(serial), window.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closeWindow(DeviceSerial serial) {
        open.computeIfPresent(serial, (_, tally) -> summed(serial, tally));
        if (open.containsKey(serial)) {
            closeLater(serial);
        }
    }

    private @Nullable Tally summed(DeviceSerial serial, Tally tally) {
        if (tally.count == 0) {
            return null;
        }
        report(serial, tally.last, tally.count);
        return new Tally(0, tally.last);
    }

    private void report(DeviceSerial serial, String what, int more) {
        Thread.ofVirtual()
                .name("incident " + serial)
                .start(() -> {
                    try {
                        report.of(serial, what, more);
                    } catch (RuntimeException e) {
                        LOG.log(
                                Level.WARNING,
                                () -> "the registry did not take what " + serial + " did: " + what,
                                e);
                    }
                });
    }

    /// A topic is whatever a device makes it.
    private static String printable(String what) {
        var words = what.replaceAll("[^\\x20-\\x7E]", "?");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
