package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Admission;
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

/// Tells the registry what devices tried and may not: the first of each device at once, the rest as
/// a count once per window, so that a device cannot flood the audit.
final class Trespasses {

    private static final Logger LOG = System.getLogger(Trespasses.class.getName());
    private static final int LONGEST = 200;

    private final Admission admission;
    private final Duration window;
    private final Map<DeviceSerial, Tally> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("trespasses").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    /// What came in since the last report.
    private record Tally(int count, String last) {}

    Trespasses(Admission admission, Duration window) {
        this.admission = admission;
        this.window = window;
    }

    void noted(DeviceSerial serial, String what) {
        var words = printable(what);
        var tally =
                open.merge(
                        serial,
                        new Tally(0, words),
                        (sofar, _) -> new Tally(sofar.count + 1, words));
        if (tally.count == 0) {
            report(serial, words);
            closeLater(serial);
        }
    }

    void close() {
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
        report(serial, tally.count + " more, the last: " + tally.last);
        return new Tally(0, tally.last);
    }

    private void report(DeviceSerial serial, String what) {
        Thread.ofVirtual()
                .name("trespass " + serial)
                .start(() -> {
                    try {
                        admission.trespassed(serial, what);
                    } catch (RuntimeException e) {
                        LOG.log(
                                Level.WARNING,
                                () ->
                                        "the registry did not take that "
                                                + serial
                                                + " tried: "
                                                + what,
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
