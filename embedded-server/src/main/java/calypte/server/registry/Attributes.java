package calypte.server.registry;

import calypte.server.http.Json;
import calypte.server.http.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The free-form facts about a device, kept as one JSON object of texts.
final class Attributes {

    private Attributes() {}

    static String write(Map<String, String> attributes) {
        return attributes.isEmpty()
                ? ""
                : new String(Json.bytes(attributes), StandardCharsets.UTF_8);
    }

    static Map<String, String> read(String stored) {
        if (stored.isEmpty()) {
            return Map.of();
        }
        try {
            var attributes = new LinkedHashMap<String, String>();
            Json.read(stored.getBytes(StandardCharsets.UTF_8))
                    .properties()
                    .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString()));
            return attributes;
        } catch (Malformed e) {
            throw new IllegalStateException("the attributes in the database are no JSON", e);
        }
    }

    /// What was stored, with `news` laid over it.
    static String merged(String stored, Map<String, String> news) {
        var all = new LinkedHashMap<>(read(stored));
        all.putAll(news);
        return write(all);
    }
}
