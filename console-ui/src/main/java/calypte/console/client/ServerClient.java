package calypte.console.client;

import java.nio.file.Path;
import java.util.Map;

/// What the server tells of itself, beside its fleet.
public final class ServerClient {

    private final Wire wire;

    ServerClient(Wire wire) {
        this.wire = wire;
    }

    public ServerSettings settings() throws Trouble {
        return wire.get("/settings", ServerSettings.class);
    }

    /// Lets the server try whether devices can reach it at `url`.
    public AddressVerdict test(String url) throws Trouble {
        return wire.inquire("/fleet/address-test", Map.of("url", url), AddressVerdict.class);
    }

    /// Writes what somebody who is to help needs to know to a file; it holds no secrets.
    public void supportBundle(Path target) throws Trouble {
        wire.download("/support-bundle", target);
    }
}
