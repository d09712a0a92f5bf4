package calypte.console.client;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How the server is, part by part, in its own words.
///
/// @param parts each part and its state, such as `mqtt` and `UP`
public record Health(String status, Map<String, String> parts) {

    static Health of(JsonNode json) {
        var parts = new LinkedHashMap<String, String>();
        json.properties().stream()
                .filter(field ->
                        !field.getKey().startsWith("status") && field.getValue().isString())
                .forEach(field -> parts.put(field.getKey(), field.getValue().asString()));
        return new Health(json.path("status").asString(""), parts);
    }

    /// Whether everything is as it should be.
    public boolean isWell() {
        return status.equals("UP");
    }
}
