package calypte.server.broker;

import calypte.model.device.DeviceSerial;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One connection of a device, from its CONNECT to its end. Each is itself and no other, so that
/// the end of an old one is never taken for the end of the one that took its place.
final class Session {

    private final DeviceSerial serial;
    private final String id;
    private @Nullable UUID grant;
    private boolean isOver;
    private volatile boolean isLive;
    private volatile boolean isCut;

    Session(DeviceSerial serial, String id) {
        this.serial = serial;
        this.id = id;
    }

    DeviceSerial serial() {
        return serial;
    }

    /// Under this name the connection is known to the broker.
    String id() {
        return id;
    }

    /// The registry granted it. False if it is over already: then nobody else tells of its end.
    synchronized boolean granted(UUID name) {
        grant = name;
        return !isOver;
    }

    /// It is over. The grant whose end is to be told; empty if it had none.
    synchronized Optional<UUID> over() {
        isOver = true;
        return Optional.ofNullable(grant);
    }

    /// Its name with the registry; empty as long as it has none.
    synchronized Optional<UUID> grant() {
        return Optional.ofNullable(grant);
    }

    void nowLive() {
        isLive = true;
    }

    /// Whether the broker let it in; before, it is only asking.
    boolean isLive() {
        return isLive;
    }

    void cut() {
        isCut = true;
    }

    /// Whether it must end: what it was let in by is no longer so.
    boolean isCut() {
        return isCut;
    }
}
