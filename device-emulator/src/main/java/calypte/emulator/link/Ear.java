package calypte.emulator.link;

import calypte.emulator.device.Event;
import calypte.emulator.wire.Json;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.CancelOrder;
import calypte.model.update.Topics;
import calypte.model.update.UpdateOrder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// Hears what comes over one MQTT connection: decodes, hands over, and throws nothing, because Paho
/// takes an exception for a broken line.
final class Ear implements MqttCallback {

    private static final System.Logger LOG = System.getLogger(Ear.class.getName());

    private final MqttAsyncClient client;
    private final Consumer<Event> events;
    private final Consumer<MqttAsyncClient> lost;

    Ear(MqttAsyncClient client, Consumer<Event> events, Consumer<MqttAsyncClient> lost) {
        this.client = client;
        this.events = events;
        this.lost = lost;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        try {
            var address = Topics.parse(topic);
            if (address.isPresent()) {
                hear(address.get().kind(), message.getPayload());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "a message on " + topic + " makes no sense", e);
        }
    }

    private void hear(Topics kind, byte[] payload) throws IOException {
        switch (kind) {
            case REGISTRATION_REPLY ->
                    events.accept(new Event.Replied(Json.read(payload, RegistrationReply.class)));
            case UPDATE -> events.accept(new Event.Ordered(Json.read(payload, UpdateOrder.class)));
            case UPDATE_CANCEL ->
                    events.accept(new Event.Cancelled(Json.read(payload, CancelOrder.class)));
            case REGISTRATION, PROGRESS, PRESENCE ->
                    throw new IOException("it is for the server, not for a device");
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        lost.accept(client);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.log(Level.DEBUG, "an MQTT connection had an error", exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
