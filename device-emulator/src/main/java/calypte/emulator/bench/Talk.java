package calypte.emulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Devices that register one after the other, at an even pace, each time with the other of two
/// firmware: every one of them is news.
final class Talk implements AutoCloseable {

    private static final long EVERY_NANOS = 20_000_000;

    private final Devices devices;
    private final PrintStream notes;
    private volatile boolean wanted = true;
    private @Nullable Thread thread;

    Talk(Devices devices, PrintStream notes) {
        this.devices = devices;
        this.notes = notes;
    }

    void begin() {
        thread = Thread.ofPlatform().name("bench-talk").daemon().start(this::talk);
    }

    private void talk() {
        try (var line = new LeanHttp(devices.gateway(), "")) {
            var next = System.nanoTime();
            for (var turn = 0; wanted; turn++) {
                var round = 1 + turn / devices.all().size();
                var said = new Devices.Said(Catalogue.serial(round % 2), "boot-" + round, 1);
                var _ = devices.registered(line, turn % devices.all().size(), said);
                next += EVERY_NANOS;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException e) {
            if (wanted) {
                notes.println("console: the devices fell silent: " + e.getMessage());
            }
        }
    }

    /// They fall silent.
    @Override
    public void close() {
        wanted = false;
        var running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
