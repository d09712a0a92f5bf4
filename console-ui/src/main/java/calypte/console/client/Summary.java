package calypte.console.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fleet in counts.
///
/// @param badge one count per badge; they add up to `total`
/// @param link devices by link, by the wire's words
public record Summary(
        long total, Map<Badge, Long> badge, Map<String, Long> link, @Nullable Instant asOf) {

    public static final Summary NOTHING = new Summary(0, Map.of(), Map.of(), null);

    public Summary {
        badge = badge == null ? Map.of() : Map.copyOf(badge);
        link = link == null ? Map.of() : Map.copyOf(link);
    }

    public long count(Badge one) {
        return badge.getOrDefault(one, 0L);
    }
}
