package calypte.console.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Server-sent events, taken apart as the HTML standard has it.
final class EventStream {

    private final BufferedReader lines;

    EventStream(InputStream stream) {
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /// @param id null when the event has none
    record Event(String name, @Nullable String id, String data) {}

    /// Waits for the next event; null at the end of the stream.
    @Nullable Event next() throws IOException {
        var name = "message";
        String id = null;
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, id, data.substring(0, data.length() - 1));
            }
            var colon = line.indexOf(':');
            var field = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data.append(value).append('\n');
                // An empty line without data, a comment that keeps the line warm, or news to us.
                default -> {}
            }
        }
        return null;
    }
}
