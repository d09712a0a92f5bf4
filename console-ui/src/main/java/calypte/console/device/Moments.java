package calypte.console.device;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Times as they stand on the page: short for today, with the date for any other day.
final class Moments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS z");

    private Moments() {}

    static String brief(Instant at, Instant now) {
        var zone = ZoneId.systemDefault();
        var today = LocalDate.ofInstant(now, zone);
        var format = LocalDate.ofInstant(at, zone).equals(today) ? TIME : DATED;
        return format.format(at.atZone(zone));
    }

    /// To the millisecond, for what happens in quick succession.
    static String exact(Instant at) {
        return EXACT.format(at.atZone(ZoneId.systemDefault()));
    }

    static String full(Instant at) {
        return FULL.format(at.atZone(ZoneId.systemDefault()));
    }

    /// How long something took: "840 ms", "18.2 s", "3 min 5 s".
    static String length(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        return time.toMinutes() < 1
                ? "%.1f s".formatted(time.toMillis() / 1e3)
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
