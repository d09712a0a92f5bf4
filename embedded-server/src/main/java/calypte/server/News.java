package calypte.server;

import calypte.server.registry.DeviceNews;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Brings news to those who follow. The registry and the rollouts that tell it exist before those
/// who listen, for these ask what they know.
final class News implements DeviceNews {

    private final List<DeviceNews> ofDevices = new CopyOnWriteArrayList<>();
    private final List<Consumer<Collection<UUID>>> ofRollouts = new CopyOnWriteArrayList<>();

    void ofDevicesTo(DeviceNews listener) {
        ofDevices.add(listener);
    }

    void ofRolloutsTo(Consumer<Collection<UUID>> listener) {
        ofRollouts.add(listener);
    }

    @Override
    public void changed(Collection<UUID> devices) {
        ofDevices.forEach(listener -> listener.changed(devices));
    }

    void rolloutsChanged(Collection<UUID> rollouts) {
        ofRollouts.forEach(listener -> listener.accept(rollouts));
    }
}
