package calypte.server.registry;

import calypte.model.device.DeviceSerial;
import calypte.model.device.Link;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps who is connected. A session has a name, so that the end of an old one, told late, does not
/// count against the new one.
public final class Presence {

    private final Registry registry;
    private final Sessions sessions;

    public Presence(Registry registry, Sessions sessions) {
        this.registry = registry;
        this.sessions = sessions;
    }

    /// Whether a message to the device may find it: it has a live session, or the broker is not
    /// ours and nobody can tell.
    public boolean mayListen(DeviceSerial serial) {
        return !sessions.areTold() || sessions.lifeline(serial).isPresent();
    }

    /// A session begins. Committed before the device hears so, and so before it can register in it.
    public UUID begun(DeviceSerial serial) {
        var session = registry.freshId();
        change(serial, (row, now) -> put(row, Link.ONLINE, session, now));
        return session;
    }

    /// A session has ended, whatever ended it. If it was to take the place of another and never
    /// came to be, the device is still there, in the other.
    public void ended(DeviceSerial serial, UUID session) {
        change(
                serial,
                (row, now) -> {
                    if (session.equals(row.linkSession)) {
                        sessions.lifeline(serial)
                                .ifPresentOrElse(
                                        other -> goOn(row, other),
                                        () -> put(row, Link.OFFLINE, null, now));
                    }
                });
    }

    /// A device behind an external broker said that it is there, or that it leaves.
    public void said(DeviceSerial serial, boolean online) {
        change(
                serial,
                (row, now) -> {
                    if (online) {
                        seen(row, now);
                    } else {
                        put(row, Link.OFFLINE, null, now);
                    }
                });
    }

    /// No session has outlived the process that held it. What follows for those that drift, the
    /// loop finds out.
    public void allAway() {
        var now = registry.now();
        registry.writer()
                .write(tx -> {
                    Headcount.in(tx).allAway();
                    return tx.session()
                            .createMutationQuery(
                                    "update DeviceRow set link = OFFLINE, linkSince = :now,"
                                            + " linkSession = null, listening = false, dueAt ="
                                            + " case when dispatchedAt is null and driftSince"
                                            + " is not null then :now else dueAt end"
                                            + " where link = ONLINE")
                            .setParameter("now", now)
                            .executeUpdate();
                });
    }

    /// A device that registered was there for that moment. What it sent before it left may be read
    /// after its session has ended, so that alone does not say that it still is; only where nobody
    /// tells of sessions, it has to.
    void heard(DeviceRow row, Source source, Instant now) {
        if (source.door() == Source.Door.MQTT && !sessions.areTold()) {
            seen(row, now);
        } else if (row.link == Link.NEVER_SEEN) {
            put(row, Link.OFFLINE, null, now);
        }
        row.listening = row.link == Link.ONLINE;
    }

    private static void seen(DeviceRow row, Instant now) {
        if (row.link != Link.ONLINE) {
            put(row, Link.ONLINE, null, now);
        }
    }

    /// The device never noticed that its session was to be another. That it listens there is only
    /// probable, but then an order gone astray comes again in the reply to its registration.
    private static void goOn(DeviceRow row, UUID session) {
        row.linkSession = session;
        row.listening = true;
    }

    private static void put(DeviceRow row, Link link, @Nullable UUID session, Instant now) {
        row.listening = false;
        row.link = link;
        row.linkSession = session;
        row.linkSince = now;
    }

    private void change(DeviceSerial serial, LinkChange change) {
        registry.writer()
                .write(
                        Work.wanting(serial),
                        tx -> {
                            var work = Work.in(tx, registry);
                            work.device(serial)
                                    .ifPresent(row -> {
                                        change.on(row, work.now());
                                        work.put(row, work.standing(row));
                                    });
                            return serial;
                        });
    }

    private interface LinkChange {
        void on(DeviceRow row, Instant now);
    }
}
