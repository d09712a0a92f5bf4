package calypte.server;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the value of a [Setting] must look like.
enum Kind {
    TEXT("a text", _ -> true),
    PORT("a port from 0 to 65535, where 0 is any free one", text -> isNumber(text, 0, 65_535)),
    COUNT("a number from 1 to 1000", text -> isNumber(text, 1, 1000)),
    FLAG("true or false", text -> text.equals("true") || text.equals("false")),
    MODE("embedded or external", text -> text.equals("embedded") || text.equals("external")),
    URL("a URL with a scheme and a host", text -> text.isEmpty() || isUrl(text)),
    SIZE("0, or a size like 500MB, 10GB or 512MiB", text -> bytes(text).isPresent()),
    DURATION("a duration like 500ms, 10s, 5m or 2h", text -> duration(text).isPresent()),
    RETENTION(
            "none, or a duration like 90d",
            text -> text.equals("none") || retention(text).isPresent());

    private static final Pattern SIZES = Pattern.compile("(\\d{1,9})(|B|KB|MB|GB|TB|KiB|MiB|GiB)");
    private static final Pattern DAYS = Pattern.compile("\\d{1,5}d");
    private static final Pattern DURATIONS = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final String form;
    private final Predicate<String> fits;

    Kind(String form, Predicate<String> fits) {
        this.form = form;
        this.fits = fits;
    }

    /// What `text` should be, if it is not.
    Optional<String> expected(String text) {
        return fits.test(text) ? Optional.empty() : Optional.of(form);
    }

    static OptionalLong bytes(String text) {
        var matcher = SIZES.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        var count = Long.parseLong(matcher.group(1));
        return OptionalLong.of(
                switch (matcher.group(2)) {
                    case "KB" -> count * 1_000;
                    case "MB" -> count * 1_000_000;
                    case "GB" -> count * 1_000_000_000;
                    case "TB" -> count * 1_000_000_000_000L;
                    case "KiB" -> count << 10;
                    case "MiB" -> count << 20;
                    case "GiB" -> count << 30;
                    default -> count;
                });
    }

    static Optional<Duration> duration(String text) {
        var matcher = DURATIONS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }

    /// Longer than other durations, so it may be in days.
    static Optional<Duration> retention(String text) {
        return DAYS.matcher(text).matches()
                ? Optional.of(Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1))))
                : duration(text);
    }

    private static boolean isNumber(String text, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            return number >= least && number <= most;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            var url = URI.create(text);
            return url.getScheme() != null && url.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
