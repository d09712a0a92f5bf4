package calypte.console.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One message between a device and the server. The components are the wire's fields.
///
/// @param topic the MQTT topic, or the call: `POST /gateway/registration`
/// @param qos null over HTTP
/// @param truncated whether the payload is only the beginning
public record WireMessage(
        Instant at,
        Direction direction,
        String topic,
        @Nullable Integer qos,
        String payload,
        boolean truncated) {

    /// From the device, or to it.
    public enum Direction {
        UP,
        DOWN
    }

    /// Whether it went over HTTP and not through the broker.
    public boolean isHttp() {
        return qos == null;
    }

    /// What it is about: the topic's end, such as `registration/reply`.
    public String subject() {
        var parts = topic.split("/", 5);
        return isHttp() || parts.length < 5 ? topic : parts[4];
    }

    /// The payload laid out for reading, if it is JSON.
    public String readable() {
        try {
            var json = Json.MAPPER.readTree(payload);
            return json.isContainer()
                    ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    : payload;
        } catch (JacksonException _) {
            return payload;
        }
    }

    /// A field of the payload; empty if there is none, or no JSON.
    public String field(String name) {
        try {
            return Json.MAPPER.readTree(payload).path(name).asString("");
        } catch (JacksonException _) {
            return "";
        }
    }
}
