package calypte.server.rollout;

import calypte.model.rollout.Window;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// A maintenance window that opens whenever a cron expression says, by the clock on the wall of its
/// time zone, and stays open for a while.
///
/// The cron library is asked in local time only, for its own arithmetic goes wrong where clocks are
/// changed. A local time that is skipped opens the window as much later; one that comes twice opens
/// it the first time. The duration is real time, whatever the clock is set to meanwhile.
final class CronWindow implements Window {

    private static final CronParser UNIX =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /// No zone changes its clocks by more in one go.
    private static final Duration CHANGE = Duration.ofHours(3);

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final ConcurrentMap<CronWindow.Words, CronWindow> KNOWN =
            new ConcurrentHashMap<>();

    private final Words words;
    private final ExecutionTime times;
    private final ZoneId zone;

    /// A window as an operator writes it.
    record Words(String cron, Duration duration, String zone) {}

    private CronWindow(Words words) {
        this.words = words;
        this.times = times(words.cron());
        this.zone = zone(words.zone());
    }

    /// @throws IllegalArgumentException in words for the operator
    static CronWindow of(String cron, Duration duration, String zone) {
        return KNOWN.computeIfAbsent(new Words(cron, duration, zone), CronWindow::new);
    }

    /// @throws IllegalArgumentException in words for the operator
    static ExecutionTime times(String cron) {
        try {
            var times = ExecutionTime.forCron(UNIX.parse(cron));
            if (times.nextExecution(LocalDateTime.of(2026, 1, 1, 0, 0).atZone(ZoneOffset.UTC))
                    .isEmpty()) {
                throw new IllegalArgumentException("never comes");
            }
            return times;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be five fields as in a crontab, like 0 2 * * * for 02:00 of each day", e);
        }
    }

    /// @throws IllegalArgumentException in words for the operator
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone like Europe/Berlin or UTC", e);
        }
    }

    /// @throws IllegalArgumentException in words for the operator
    static Duration duration(Duration duration) {
        if (duration.isNegative() || duration.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("must be at least 1m");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be at most 168h");
        }
        return duration;
    }

    Words words() {
        return words;
    }

    @Override
    public Opening at(Instant now) {
        var last = lastStart(now);
        if (last != null && now.isBefore(last.plus(words.duration()))) {
            return new Opening.Open(last.plus(words.duration()));
        }
        return new Opening.Shut(nextStart(now));
    }

    private @Nullable Instant lastStart(Instant now) {
        var start = before(local(now).plus(CHANGE));
        while (start != null && real(start).isAfter(now)) {
            start = before(start);
        }
        return start == null ? null : real(start);
    }

    private Instant nextStart(Instant now) {
        var start = after(local(now).minus(CHANGE));
        while (!real(start).isAfter(now)) {
            start = after(start);
        }
        return real(start);
    }

    private @Nullable LocalDateTime before(LocalDateTime time) {
        return moment(times.lastExecution(time.atZone(ZoneOffset.UTC)));
    }

    private LocalDateTime after(LocalDateTime time) {
        return Objects.requireNonNull(moment(times.nextExecution(time.atZone(ZoneOffset.UTC))));
    }

    private static @Nullable LocalDateTime moment(Optional<java.time.ZonedDateTime> time) {
        return time.map(it -> it.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES)).orElse(null);
    }

    private LocalDateTime local(Instant now) {
        return LocalDateTime.ofInstant(now, zone);
    }

    private Instant real(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }
}
