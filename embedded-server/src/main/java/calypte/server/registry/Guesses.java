package calypte.server.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts failed logins, per (address, serial). Ten are free, then one in ten seconds; a success is
/// never counted, and nothing here can lock out a device that has the right key.
///
/// Holds a bounded number of pairs; the one not heard of for longest is forgotten first.
final class Guesses {

    private static final int FREE = 10;
    private static final Duration ONE_PER = Duration.ofSeconds(10);
    private static final int REMEMBERED = 20_000;

    private final Map<Pair, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Pair, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// Notes a failure. Null if it was within what is allowed, else how long to stay away.
    synchronized @Nullable Duration failed(String address, String serial, Instant now) {
        var bucket = buckets.computeIfAbsent(new Pair(address, serial), _ -> new Bucket(now));
        return bucket.take(now);
    }

    private record Pair(String address, String serial) {}

    /// Tokens as a moment: each failure moves it ahead by ten seconds, and it may be ahead of the
    /// clock by as much as ten failures.
    private static final class Bucket {
        private Instant spentUntil;

        Bucket(Instant now) {
            this.spentUntil = now;
        }

        @Nullable Duration take(Instant now) {
            var from = spentUntil.isBefore(now) ? now : spentUntil;
            var next = from.plus(ONE_PER);
            var wait = Duration.between(now.plus(ONE_PER.multipliedBy(FREE)), next);
            if (wait.isPositive()) {
                return wait;
            }
            spentUntil = next;
            return null;
        }
    }
}
