package calypte.server.broker;

import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a CONNECT says about who sends it. Nothing of it is proven.
record Caller(
        String clientId,
        String user,
        String key,
        String address,
        Optional<WillPublishPacket> will,
        String listener) {

    static Caller of(SimpleAuthInput input) {
        var packet = input.getConnectPacket();
        return new Caller(
                packet.getClientId(),
                packet.getUserName().orElse(""),
                packet.getPassword()
                        .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
                        .orElse(""),
                input.getConnectionInformation()
                        .getInetAddress()
                        .map(InetAddress::getHostAddress)
                        .orElse(""),
                packet.getWillPublish(),
                input.getConnectionInformation().getListener().map(Listener::getName).orElse(""));
    }

    /// Whether it shows no credentials at all.
    boolean isNobody() {
        return user.isEmpty() || key.isEmpty();
    }

    @Override
    public String toString() {
        return clientId + " at " + address;
    }
}
