package calypte.emulator.bench;

import java.util.Arrays;

/// What a measured stretch of work took.
///
/// @param latencies of the single operations, in nanoseconds
/// @param operations may be more than there are latencies, when one call carries many
record Sample(long[] latencies, long operations, long wallNanos, long errors) {

    private static final double NANOS_PER_MS = 1e6;

    Sample {
        latencies = latencies.clone();
        Arrays.sort(latencies);
    }

    /// The same work, of which more than the operations took time.
    Sample lasting(long nanos) {
        return new Sample(latencies, operations, nanos, errors);
    }

    /// The latency that this share of the operations does not exceed, in milliseconds.
    double percentile(double share) {
        if (latencies.length == 0) {
            return 0;
        }
        var rank = (int) Math.ceil(share * latencies.length) - 1;
        return latencies[Math.clamp(rank, 0, latencies.length - 1)] / NANOS_PER_MS;
    }

    Row row(String work, double serverCpuMs, double serverRssMb) {
        var wallMs = wallNanos / NANOS_PER_MS;
        return new Row(
                work,
                operations,
                rounded(wallMs, 1),
                rounded(operations * 1e3 / Math.max(wallMs, 0.001), 10),
                rounded(percentile(0.50), 1_000),
                rounded(percentile(0.99), 1_000),
                rounded(serverCpuMs / Math.max(1, operations), 10_000),
                rounded(serverRssMb, 10),
                errors);
    }

    private static double rounded(double figure, int parts) {
        return Math.round(figure * parts) / (double) parts;
    }
}
