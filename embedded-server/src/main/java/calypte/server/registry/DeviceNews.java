package calypte.server.registry;

import java.util.Collection;
import java.util.UUID;

/// Hears which devices changed, after the change is committed. Must return at once.
public interface DeviceNews {
    void changed(Collection<UUID> devices);
}
