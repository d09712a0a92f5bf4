package calypte.console.csv;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a line says otherwise than a device that is there already.
final class Differences {

    private Differences() {}

    /// @param wanted as for a new device
    /// @return a merge-patch, empty if it is as the line says
    static Map<String, Object> of(Map<String, Object> wanted, JsonNode device) {
        var patch = new LinkedHashMap<String, Object>();
        text(wanted, "name", device, "name", patch);
        text(wanted, "notes", device, "notes", patch);
        text(wanted, "firmware_id", device, "assigned_firmware_id", patch);
        if (wanted.get("tags") instanceof Iterable<?> tags && !tags(device).equals(words(tags))) {
            patch.put("tags", tags);
        }
        if (wanted.get("attributes") instanceof Map<?, ?> attributes) {
            var now = attributes(device);
            var then = new LinkedHashMap<Object, Object>(now);
            then.putAll(attributes);
            if (!then.equals(now)) {
                patch.put("attributes", then);
            }
        }
        return patch;
    }

    private static void text(
            Map<String, Object> wanted,
            String field,
            JsonNode device,
            String current,
            Map<String, Object> patch) {
        var value = wanted.get(field);
        if (value != null && !value.equals(device.path(current).asString(""))) {
            patch.put(current, value);
        }
    }

    private static Set<String> tags(JsonNode device) {
        return device.path("tags")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private static Set<String> words(Iterable<?> tags) {
        var words = new HashSet<String>();
        tags.forEach(tag -> words.add(String.valueOf(tag)));
        return words;
    }

    private static Map<String, String> attributes(JsonNode device) {
        return device.path("attributes")
                .propertyStream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().asString(""), (a, _) -> a));
    }
}
