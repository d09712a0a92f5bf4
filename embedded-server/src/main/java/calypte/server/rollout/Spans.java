package calypte.server.rollout;

import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as the API and the settings write them: `500ms`, `10s`, `5m`, `2h`.
final class Spans {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private Spans() {}

    /// @throws IllegalArgumentException in words for the caller
    static Duration parse(String text) {
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new IllegalArgumentException("must be a duration like 30s, 10m or 2h");
        }
        var count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /// In the largest unit that says it exactly.
    static String text(Duration span) {
        var millis = span.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        var seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
