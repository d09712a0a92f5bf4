package calypte.server.registry;

import calypte.model.device.DeviceId;
import calypte.server.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Audits refused logins without letting a stranger write the audit trail: the first per (address,
/// serial) and minute at once, the rest of that minute as one event with a count.
public final class RefusedLogins {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Beyond so many pairs in one minute, an address is audited as a whole.
    private static final int MOST_PAIRS = 1_000;

    private static final String MANY = "*";

    private final Registry registry;
    private final Executor background;
    private final Map<Who, Count> counts = new HashMap<>();

    /// `background` writes the events: the refusal itself must not wait, or its time would tell.
    public RefusedLogins(Registry registry, Executor background) {
        this.registry = registry;
        this.background = background;
    }

    void failed(String serial, String address, @Nullable DeviceId device) {
        note(new Who(address, serial, device, "unknown serial or wrong key"));
    }

    void disabled(DeviceId device, String serial, String address) {
        note(new Who(address, serial, device, "the device is disabled"));
    }

    /// Writes the counts of the minutes that are over. Called about once a minute.
    public void flush() {
        write(takeOver(registry.now()));
    }

    /// Writes all that has been counted: nothing is counted any more.
    public void flushAll() {
        write(takeOver(Instant.MAX));
    }

    private void write(Map<Who, Count> counted) {
        counted.forEach((who, count) -> write(who, count.more));
    }

    private void note(Who seen) {
        if (isFirst(seen, registry.now())) {
            background.execute(() -> write(seen, 1));
        }
    }

    private synchronized boolean isFirst(Who seen, Instant now) {
        var who = counts.size() < MOST_PAIRS || counts.containsKey(seen) ? seen : seen.asMany();
        var count = counts.get(who);
        if (count == null) {
            counts.put(who, new Count(now));
            return true;
        }
        count.more++;
        return false;
    }

    private synchronized Map<Who, Count> takeOver(Instant now) {
        var over = new HashMap<Who, Count>();
        counts.entrySet()
                .removeIf(entry -> {
                    var isOver = !entry.getValue().since.plus(WINDOW).isAfter(now);
                    if (isOver && entry.getValue().more > 0) {
                        over.put(entry.getKey(), entry.getValue());
                    }
                    return isOver;
                });
        return over;
    }

    private void write(Who who, long count) {
        registry.writer()
                .write(tx -> {
                    registry.trail().record(tx, event(who, count));
                    return count;
                });
    }

    private static AuditEvent event(Who who, long count) {
        return DeviceEvents.refused(who.device, who.serial, who.address, who.reason, count);
    }

    private record Who(String address, String serial, @Nullable DeviceId device, String reason) {
        Who asMany() {
            return new Who(address, MANY, null, "many serials");
        }
    }

    private static final class Count {
        private final Instant since;
        private long more;

        Count(Instant since) {
            this.since = since;
        }
    }
}
