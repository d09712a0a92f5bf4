package calypte.server.broker;

import calypte.server.registry.Incidents;
import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ServerInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundInput;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import com.hivemq.extension.sdk.api.services.intializer.ClientInitializer;
import java.util.EnumSet;
import java.util.Set;

/// Hears from the broker who comes and goes and who was refused what. It decides nothing.
final class Watch implements ClientLifecycleEventListener, ClientInitializer {

    /// What a device that behaves is never thrown out for.
    private static final Set<DisconnectedReasonCode> OFFENCES =
            EnumSet.of(
                    DisconnectedReasonCode.MALFORMED_PACKET,
                    DisconnectedReasonCode.PROTOCOL_ERROR,
                    DisconnectedReasonCode.NOT_AUTHORIZED,
                    DisconnectedReasonCode.TOPIC_NAME_INVALID,
                    DisconnectedReasonCode.TOPIC_FILTER_INVALID,
                    DisconnectedReasonCode.TOPIC_ALIAS_INVALID,
                    DisconnectedReasonCode.PACKET_TOO_LARGE,
                    DisconnectedReasonCode.RECEIVE_MAXIMUM_EXCEEDED,
                    DisconnectedReasonCode.RETAIN_NOT_SUPPORTED,
                    DisconnectedReasonCode.QOS_NOT_SUPPORTED,
                    DisconnectedReasonCode.SHARED_SUBSCRIPTION_NOT_SUPPORTED);

    private final LiveSessions sessions;
    private final Presence presence;
    private final Incidents trespasses;

    Watch(LiveSessions sessions, Presence presence, Incidents trespasses) {
        this.sessions = sessions;
        this.presence = presence;
        this.trespasses = trespasses;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        // Nobody is anybody yet.
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        var _ = Connection.sessionId(input).flatMap(sessions::entered);
    }

    @Override
    public void onServerInitiatedDisconnect(ServerInitiatedDisconnectInput input) {
        if (input.getReasonCode().filter(OFFENCES::contains).isPresent()) {
            var what = input.getReasonString().orElse("to break the protocol");
            Connection.sessionId(input)
                    .flatMap(sessions::live)
                    .ifPresent(session -> trespasses.noted(session.serial(), what));
        }
        onDisconnect(input);
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        Connection.sessionId(input)
                .flatMap(sessions::left)
                .ifPresent(session ->
                        session.over().ifPresent(grant -> presence.ended(session.serial(), grant)));
    }

    @Override
    public void initialize(InitializerInput input, ClientContext client) {
        if (Connection.sessionId(input).isPresent()) {
            client.addSubscribeInboundInterceptor((subscribe, _) -> look(subscribe));
        }
    }

    /// The broker refuses such a subscription by itself, without telling anybody but the device.
    private void look(SubscribeInboundInput input) {
        Connection.sessionId(input)
                .flatMap(sessions::live)
                .ifPresent(session -> {
                    for (var subscription : input.getSubscribePacket().getSubscriptions()) {
                        if (!Rules.maySubscribe(session.serial(), subscription.getTopicFilter())) {
                            trespasses.noted(
                                    session.serial(),
                                    "to subscribe to " + subscription.getTopicFilter());
                        }
                    }
                });
    }
}
