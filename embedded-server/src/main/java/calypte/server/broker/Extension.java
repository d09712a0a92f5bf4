package calypte.server.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.admin.AdminService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import org.jspecify.annotations.Nullable;

/// Our foot in the broker: puts the door and the watch in their places, and keeps the broker's
/// services at hand. Those are static to the library, so they are taken while it starts us.
final class Extension implements ExtensionMain {

    private final Door door;
    private final Watch watch;
    private volatile @Nullable ClientService clients;
    private volatile @Nullable AdminService admin;

    Extension(Door door, Watch watch) {
        this.door = door;
        this.watch = watch;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(_ -> door);
        Services.eventRegistry().setClientLifecycleEventListener(_ -> watch);
        Services.initializerRegistry().setClientInitializer(watch);
        clients = Services.clientService();
        admin = Services.adminService();
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        clients = null;
    }

    /// Ends the connection of a client without its last will: it is we who know that it is gone.
    void kick(String clientId) {
        var service = clients;
        if (service != null) {
            var _ =
                    service.disconnectClient(
                            clientId,
                            true,
                            DisconnectReasonCode.ADMINISTRATIVE_ACTION,
                            "cut by the operator");
        }
    }

    /// The port that the broker listens on, whatever it was asked for.
    int port() {
        var service = admin;
        if (service == null) {
            throw new IllegalStateException("the broker has not started");
        }
        return service.getServerInformation().getListener().iterator().next().getPort();
    }
}
