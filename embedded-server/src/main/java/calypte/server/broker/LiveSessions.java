package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import calypte.server.registry.Sessions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sessions of all devices that are inside or at the door.
///
/// Those at the door count when a session is cut: the registry may have granted one by what was
/// true a moment ago.
final class LiveSessions implements Sessions {

    private static final Logger LOG = System.getLogger(LiveSessions.class.getName());
    private static final Duration BETWEEN_KICKS = Duration.ofMillis(20);
    private static final int KICKS = 250;

    private final Map<DeviceSerial, List<Session>> bySerial = new ConcurrentHashMap<>();
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Consumer<DeviceSerial> kick;

    /// @param kick ends the connection of a device, if the broker has one by now
    LiveSessions(Consumer<DeviceSerial> kick) {
        this.kick = kick;
    }

    /// A device knocks.
    Session arrived(DeviceSerial serial) {
        var session = new Session(serial, Long.toString(ids.incrementAndGet()));
        byId.put(session.id(), session);
        bySerial.merge(serial, List.of(session), LiveSessions::joined);
        return session;
    }

    /// The broker let it in. Empty if it has gone meanwhile.
    Optional<Session> entered(String id) {
        var session = Optional.ofNullable(byId.get(id));
        session.ifPresent(Session::nowLive);
        return session;
    }

    /// It is no longer inside, or was never let in.
    Optional<Session> left(String id) {
        var session = Optional.ofNullable(byId.remove(id));
        session.ifPresent(
                gone -> bySerial.computeIfPresent(gone.serial(), (_, all) -> without(all, gone)));
        return session;
    }

    Optional<Session> live(String id) {
        return Optional.ofNullable(byId.get(id)).filter(Session::isLive);
    }

    boolean isLive(DeviceSerial serial) {
        return of(serial).stream().anyMatch(Session::isLive);
    }

    @Override
    public Optional<UUID> lifeline(DeviceSerial serial) {
        return of(serial).stream()
                .filter(Session::isLive)
                .flatMap(session -> session.grant().stream())
                .findFirst();
    }

    /// How many devices are inside.
    int count() {
        return (int) bySerial.keySet().stream().filter(this::isLive).count();
    }

    @Override
    public void cut(DeviceSerial serial) {
        var doomed = of(serial);
        if (!doomed.isEmpty()) {
            doomed.forEach(Session::cut);
            Thread.ofVirtual().name("cut " + serial).start(() -> seeOut(serial));
        }
    }

    /// The broker knows a session a moment later than it tells of it, so one kick may miss.
    private void seeOut(DeviceSerial serial) {
        try {
            for (var kicks = 0; kicks < KICKS; kicks++) {
                var doomed = of(serial).stream().filter(Session::isCut).toList();
                if (doomed.isEmpty()) {
                    return;
                }
                if (doomed.stream().anyMatch(Session::isLive)) {
                    kick.accept(serial);
                }
                Thread.sleep(BETWEEN_KICKS);
            }
            LOG.log(Level.WARNING, "the session of {0} could not be cut", serial);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Session> of(DeviceSerial serial) {
        return bySerial.getOrDefault(serial, List.of());
    }

    private static List<Session> joined(List<Session> some, List<Session> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static @Nullable List<Session> without(List<Session> all, Session one) {
        var rest = all.stream().filter(session -> session != one).toList();
        return rest.isEmpty() ? null : rest;
    }
}
