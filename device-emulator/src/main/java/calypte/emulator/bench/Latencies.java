package calypte.emulator.bench;

import java.util.concurrent.ConcurrentLinkedQueue;

/// Latencies of operations of which nobody knows beforehand how many there will be.
final class Latencies {

    private final ConcurrentLinkedQueue<Long> all = new ConcurrentLinkedQueue<>();

    void add(long nanos) {
        all.add(nanos);
    }

    long[] nanos() {
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}
