package calypte.console.settings;

import java.net.URI;

/// Where the doors of a server are.
record Endpoints(String operator, String device, String mqttHost, int mqttPort) {

    private static final int MQTT_PORT = 1883;

    /// As they are until the server says otherwise.
    static Endpoints usual(URI operator) {
        var host = operator.getHost() == null ? "127.0.0.1" : operator.getHost();
        return new Endpoints(operator.toString(), "http://" + host + ":8481", host, MQTT_PORT);
    }

    static Endpoints of(URI operator, String device, String mqtt) {
        var uri = URI.create(mqtt);
        var host = uri.getHost() == null ? "127.0.0.1" : uri.getHost();
        var port = uri.getPort() < 0 ? MQTT_PORT : uri.getPort();
        return new Endpoints(operator.toString(), device, host, port);
    }
}
