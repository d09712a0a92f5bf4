package calypte.server.registry;

import calypte.model.device.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Keeps a device that goes mad from filling the trail with what it has said before. It is answered
/// each time; the trail hears of a thousand repeats, then of one in a minute, and once a minute how
/// many were left out.
///
/// Holds a bounded number of devices; the one that was quiet for longest is forgotten first.
public final class Repeats {

    static final int FREE = 1_000;
    private static final Duration ONE_PER = Duration.ofMinutes(1);
    private static final int REMEMBERED = 20_000;

    private final Registry registry;
    private final Map<UUID, Instant> spentUntil =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Map<DeviceId, LeftOut> leftOut = new HashMap<>();

    public Repeats(Registry registry) {
        this.registry = registry;
    }

    /// How often a device said something again of which the trail does not tell.
    record LeftOut(String serial, long registrations, long progress) {
        LeftOut plus(LeftOut more) {
            return new LeftOut(
                    serial, registrations + more.registrations, progress + more.progress);
        }
    }

    /// Whether the trail is to hear of a registration that tells nothing new.
    boolean isRegistrationTold(Work work, DeviceRow row) {
        return isTold(work, row, new LeftOut(row.serial, 1, 0));
    }

    /// The same of a word on its progress.
    boolean isProgressTold(Work work, DeviceRow row) {
        return isTold(work, row, new LeftOut(row.serial, 0, 1));
    }

    /// Tells the trail of what was left out since it was last told. Called about once a minute, and
    /// at the end.
    public void flush() {
        takeOver().forEach(this::tell);
    }

    private boolean isTold(Work work, DeviceRow row, LeftOut otherwise) {
        if (spends(row.id, work.now())) {
            return true;
        }
        var device = new DeviceId(row.id);
        // Not before: a work may be done again.
        work.tx().afterCommit(() -> leaveOut(device, otherwise));
        return false;
    }

    /// As a moment: each repeat moves it ahead by a minute, and it may be ahead of the clock by as
    /// much as all that are free.
    private synchronized boolean spends(UUID device, Instant now) {
        var most = now.plus(ONE_PER.multipliedBy(FREE));
        var before = spentUntil.getOrDefault(device, now);
        var next = (before.isBefore(now) ? now : before).plus(ONE_PER);
        var may = !next.isAfter(most);
        spentUntil.put(device, may ? next : before.isAfter(most) ? most : before);
        return may;
    }

    private synchronized void leaveOut(DeviceId device, LeftOut more) {
        leftOut.merge(device, more, LeftOut::plus);
    }

    private synchronized Map<DeviceId, LeftOut> takeOver() {
        var all = Map.copyOf(leftOut);
        leftOut.clear();
        return all;
    }

    private void tell(DeviceId device, LeftOut some) {
        registry.writer()
                .write(tx -> {
                    var work = Work.in(tx, registry);
                    var type = work.device(device).map(row -> work.type(row.typeId).name);
                    work.record(DeviceEvents.repeated(device, type.orElse(null), some));
                    return some;
                });
    }
}
