package calypte.server.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.admin.AdminService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.util.OptionalInt;
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

    /// The port of a listener, whatever was asked for; empty if there is no such listener.
    OptionalInt port(String listener) {
        var service = admin;
        if (service == null) {
            return OptionalInt.empty();
        }
        return service.getServerInformation().getListener().stream()
                .filter(one -> one.getName().equals(listener))
                .mapToInt(Listener::getPort)
                .findFirst();
    }
}
