package calypte.console.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// How the server is, part by part, in its own words.
///
/// @param parts each part and its state, such as `mqtt` and `UP`
/// @param loop when it looks for due devices; empty where the server does not tell
/// @param sessions how many devices are connected
/// @param freeBytes what is left on its disk
public record Health(
        String status,
        Map<String, String> parts,
        Optional<Loop> loop,
        OptionalLong sessions,
        OptionalLong freeBytes) {

    /// The loop that compares what devices run with what they should run.
    ///
    /// @param due how many devices it found to attend to last
    public record Loop(Optional<Instant> lastRoundAt, Optional<Instant> nextRoundAt, long due) {}

    static Health of(JsonNode json) {
        var parts = new LinkedHashMap<String, String>();
        json.properties().stream()
                .filter(field -> !field.getKey().startsWith("status"))
                .forEach(field -> {
                    var value = field.getValue();
                    var word = value.isObject() ? value.path("status") : value;
                    if (word.isString()) {
                        parts.put(field.getKey(), word.asString());
                    }
                });
        return new Health(
                json.path("status").asString(""),
                parts,
                loop(json.path("loop")),
                number(json.path("sessions")),
                number(json.path("disk").path("free_bytes")));
    }

    private static Optional<Loop> loop(JsonNode json) {
        return json.isObject()
                ? Optional.of(
                        new Loop(
                                instant(json.path("last_round_at")),
                                instant(json.path("next_round_at")),
                                json.path("due").asLong(0)))
                : Optional.empty();
    }

    private static Optional<Instant> instant(JsonNode json) {
        return json.isString() ? Optional.of(Instant.parse(json.asString())) : Optional.empty();
    }

    private static OptionalLong number(JsonNode json) {
        return json.isNumber() ? OptionalLong.of(json.asLong()) : OptionalLong.empty();
    }

    /// Whether everything is as it should be.
    public boolean isWell() {
        return status.equals("UP");
    }
}
