package calypte.emulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps the server busy: so many workers, each with its own line, each one operation after the
/// other.
///
/// The workers are platform threads: few, blocked in a read most of the time, they cost less than
/// virtual ones, which would have to be woken by way of a poller for every answer.
final class Load {

    private final PrintStream notes;
    private final AtomicLong errors = new AtomicLong();
    private final AtomicBoolean complained = new AtomicBoolean();

    Load(PrintStream notes) {
        this.notes = notes;
    }

    /// One worker's part.
    @FunctionalInterface
    interface Worker {
        /// Does operation `turn` of this worker.
        ///
        /// @throws IOException if it failed; that is counted, and the work goes on
        void work(int turn) throws IOException;
    }

    /// Makes a worker its own line.
    @FunctionalInterface
    interface Hire {
        Worker worker(int number) throws IOException;
    }

    /// Lets all of them do `turns` operations each, once they are all ready.
    Sample run(int workers, int turns, Hire hire) throws IOException, InterruptedException {
        var hired = new Worker[workers];
        for (var number = 0; number < workers; number++) {
            hired[number] = hire.worker(number);
        }
        return run(hired, turns);
    }

    /// The same with workers that are there already.
    Sample run(Worker[] workers, int turns) throws InterruptedException {
        errors.set(0);
        var latencies = new long[workers.length][turns];
        var done = new CountDownLatch(workers.length);
        var begun = System.nanoTime();
        for (var number = 0; number < workers.length; number++) {
            var worker = workers[number];
            var mine = latencies[number];
            Thread.ofPlatform()
                    .name("bench-" + number)
                    .daemon()
                    .start(() -> {
                        work(worker, mine);
                        done.countDown();
                    });
        }
        done.await();
        var wall = System.nanoTime() - begun;
        var all = Arrays.stream(latencies).flatMapToLong(Arrays::stream).toArray();
        return new Sample(all, all.length, wall, errors.get());
    }

    private void work(Worker worker, long[] latencies) {
        for (var turn = 0; turn < latencies.length; turn++) {
            var begun = System.nanoTime();
            try {
                worker.work(turn);
            } catch (IOException | RuntimeException e) {
                errors.incrementAndGet();
                if (!complained.getAndSet(true)) {
                    notes.println("first error: " + e.getMessage());
                }
            }
            latencies[turn] = System.nanoTime() - begun;
        }
    }
}
