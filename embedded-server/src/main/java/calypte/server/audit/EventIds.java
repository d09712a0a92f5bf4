package calypte.server.audit;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes the ids by which a sink drops what it was sent twice: UUIDs of version 7, which grow with
/// time and so are cheap to index wherever they end up.
record EventIds(RandomGenerator random) {

    UUID next(Instant at) {
        var high = (at.toEpochMilli() << 16) | 0x7000 | (random.nextLong() & 0x0fff);
        var low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
