package calypte.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Knocks at the screen's thread again and again, and notes how long it takes to be heard. Nobody
/// knocks twice: one that hangs is one delay, as long as it hangs.
final class FrameWatch {

    private static final long EVERY_NANOS = 20_000_000;
    private static final long STALL_NANOS = 100_000_000;

    private final List<Long> delays = new ArrayList<>();

    void watch(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var heard = new CountDownLatch(1);
            var knocked = System.nanoTime();
            Platform.runLater(heard::countDown);
            heard.await();
            delays.add(System.nanoTime() - knocked);
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    long[] delays() {
        return delays.stream().mapToLong(Long::longValue).toArray();
    }

    long stalls() {
        return delays.stream().filter(one -> one > STALL_NANOS).count();
    }
}
