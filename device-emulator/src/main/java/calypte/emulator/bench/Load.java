package calypte.emulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

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
        var latencies = new long[workers.length][turns];
        var wall =
                crowd(
                        workers.length,
                        number -> {
                            for (var turn = 0; turn < turns; turn++) {
                                latencies[number][turn] = work(workers[number], turn);
                            }
                        });
        var all = Arrays.stream(latencies).flatMapToLong(Arrays::stream).toArray();
        return new Sample(all, all.length, wall, errors.get());
    }

    /// Lets them do operations 0 to `count` between them: whoever is free does the next.
    Sample share(int workers, int count, Hire hire) throws IOException, InterruptedException {
        var hired = new Worker[workers];
        for (var number = 0; number < workers; number++) {
            hired[number] = hire.worker(number);
        }
        var latencies = new long[count];
        var next = new AtomicInteger();
        var wall =
                crowd(
                        workers,
                        number -> {
                            for (int i = next.getAndIncrement();
                                    i < count;
                                    i = next.getAndIncrement()) {
                                latencies[i] = work(hired[number], i);
                            }
                        });
        return new Sample(latencies, count, wall, errors.get());
    }

    /// Runs so many threads to their ends.
    ///
    /// @return how long the last one took, in nanoseconds
    private long crowd(int size, IntConsumer part) throws InterruptedException {
        errors.set(0);
        var done = new CountDownLatch(size);
        var begun = System.nanoTime();
        for (var number = 0; number < size; number++) {
            var mine = number;
            Thread.ofPlatform()
                    .name("bench-" + number)
                    .daemon()
                    .start(() -> {
                        part.accept(mine);
                        done.countDown();
                    });
        }
        done.await();
        return System.nanoTime() - begun;
    }

    /// @return how long it took, in nanoseconds
    private long work(Worker worker, int turn) {
        var begun = System.nanoTime();
        try {
            worker.work(turn);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        return System.nanoTime() - begun;
    }

    /// One of many such may say why.
    void failed(Exception e) {
        errors.incrementAndGet();
        if (!complained.getAndSet(true)) {
            notes.println("first error: " + e.getMessage());
        }
    }
}
