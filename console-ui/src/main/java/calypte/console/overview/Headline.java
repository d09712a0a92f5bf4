package calypte.console.overview;

import calypte.console.client.Badge;
import calypte.console.client.Summary;
import calypte.console.fx.Texts;
import calypte.console.look.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fleet in one sentence.
///
/// @param zone whose clock is told
record Headline(Texts texts, ZoneId zone, Instant now) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// Whether every device is in sync, so that there is nothing to see but that.
    static boolean isCalm(Summary counts) {
        return counts.total() > 0 && counts.count(Badge.IN_SYNC) == counts.total();
    }

    /// @param last when anything happened, as far as anybody knows
    String tell(Summary counts, Trend trend, @Nullable Instant last) {
        if (counts.total() == 0) {
            return "";
        }
        if (isCalm(counts)) {
            var all = texts.get("all-in-sync", counts.total());
            return last == null
                    ? all
                    : texts.get("all-in-sync.since", all, CLOCK.format(last.atZone(zone)));
        }
        // Never "100 %" while a single device is not.
        var percent = Math.floor(1000.0 * counts.count(Badge.IN_SYNC) / counts.total()) / 10;
        var offline = counts.link().getOrDefault("OFFLINE", 0L);
        var parts = new ArrayList<String>();
        parts.add(texts.get("partly-in-sync", percent, counts.total(), offline));
        trend.change()
                .ifPresent(by -> parts.add(texts.get(by > 0 ? "trend.up" : "trend.down", by)));
        trend.done().ifPresent(at -> parts.add(texts.get("trend.done", Words.until(at, now))));
        return String.join(texts.get("trend.and"), parts);
    }
}
