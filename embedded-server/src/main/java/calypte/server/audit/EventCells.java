package calypte.server.audit;

import calypte.server.audit.AuditPages.Stored;
import calypte.server.http.Json;
import calypte.server.http.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An event as a line of a spreadsheet: what a person looks for first.
final class EventCells {

    private static final List<String> PATHS =
            List.of(
                    "/event/sequence",
                    "/@timestamp",
                    "/event/action",
                    "/event/outcome",
                    "/log/level",
                    "/message",
                    "/event/reason",
                    "/user/name",
                    "/source/ip",
                    "/device/serial_number",
                    "/device/id",
                    "/device/model/identifier",
                    "/package/name",
                    "/package/version",
                    "/trace/id",
                    "/event/id");

    /// The names of the Elastic Common Schema, but without the `@` of a formula.
    static final List<String> HEADER =
            PATHS.stream()
                    .map(path -> path.substring(1).replace('/', '.').replace("@", ""))
                    .toList();

    private EventCells() {}

    static List<String> of(Stored event) {
        var document = read(event.document());
        return PATHS.stream().map(path -> document.at(path).asString("")).toList();
    }

    /// The sentence that tells what happened.
    static String message(String document) {
        return read(document).at("/message").asString("");
    }

    private static JsonNode read(String document) {
        try {
            return Json.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new IllegalStateException("an event in the database is no JSON", e);
        }
    }
}
