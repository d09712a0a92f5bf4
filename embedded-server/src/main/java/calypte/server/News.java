package calypte.server;

import calypte.server.audit.EventStream;
import calypte.server.registry.DeviceNews;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Brings news of devices to those who follow. The registry that tells it exists before the stream
/// that renders what the registry knows.
final class News implements DeviceNews {

    private volatile @Nullable EventStream stream;

    void goTo(EventStream stream) {
        this.stream = stream;
    }

    @Override
    public void changed(Collection<UUID> devices) {
        var there = stream;
        if (there != null) {
            there.changed(devices);
        }
    }
}
