package calypte.server.registry;

import calypte.server.http.Json;
import calypte.server.http.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The free-form facts about a device, kept as one JSON object of texts.
final class Attributes {

    /// What the column holds.
    private static final int ROOM = 16_000;

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

    /// What was stored, with `news` laid over it as far as there is room: a device that tells more
    /// and more of itself must still be let in.
    static String merged(String stored, Map<String, String> news) {
        var all = new LinkedHashMap<>(read(stored));
        var kept = stored;
        for (var fact : news.entrySet()) {
            var before = all.put(fact.getKey(), fact.getValue());
            var text = write(all);
            if (text.length() <= ROOM) {
                kept = text;
            } else if (before == null) {
                all.remove(fact.getKey());
            } else {
                all.put(fact.getKey(), before);
            }
        }
        return kept;
    }
}
