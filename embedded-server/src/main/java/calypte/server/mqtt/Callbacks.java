package calypte.server.mqtt;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// Paho's callbacks, of which two matter.
record Callbacks(BiConsumer<String, MqttMessage> received, Consumer<MqttDisconnectResponse> gone)
        implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.accept(topic, message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        gone.accept(response);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // Paho goes on; what it cannot go on from comes as a disconnect.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Each publish has its own answer.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // Whoever connects waits for it.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // Enhanced authentication is not used.
    }
}
