package calypte.console.client;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a device says and hears over MQTT, as lines of Mosquitto's own tools. They speak as the
/// device, so its key is needed: `$SHARED_KEY`.
///
/// A live device of that serial loses its session to them.
public record Mosquitto(String host, int port, boolean isEncrypted) {

    private static final int USUAL = 1883;
    private static final int USUAL_TLS = 8883;

    /// @param broker where devices are sent, such as `mqtt://127.0.0.1:1883`
    public static Mosquitto at(String broker) {
        var uri = URI.create(broker);
        var encrypted = "mqtts".equals(uri.getScheme()) || "ssl".equals(uri.getScheme());
        var usual = encrypted ? USUAL_TLS : USUAL;
        var host = uri.getHost() == null ? "127.0.0.1" : uri.getHost();
        return new Mosquitto(host, uri.getPort() < 0 ? usual : uri.getPort(), encrypted);
    }

    /// Says something as the device.
    public String publish(String serial, String topic, String payload) {
        var what = " -t " + ShellWord.quoted(topic) + " -m " + ShellWord.quoted(payload);
        return "mosquitto_pub" + as(serial) + what;
    }

    /// Hears what is said to the device.
    public String subscribe(String serial, String... topics) {
        var all =
                Arrays.stream(topics)
                        .map(topic -> " -t " + ShellWord.quoted(topic))
                        .collect(Collectors.joining());
        return "mosquitto_sub -v" + as(serial) + all;
    }

    private String as(String serial) {
        var name = ShellWord.quoted(serial);
        var door = " -V 5 -h " + ShellWord.quoted(host) + " -p " + port;
        return door
                + (isEncrypted ? " --tls-use-os-certs" : "")
                + " -u "
                + name
                + " -P \"$SHARED_KEY\" -i "
                + name
                + " -q 1";
    }
}
