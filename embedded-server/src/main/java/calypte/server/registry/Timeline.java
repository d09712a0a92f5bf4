package calypte.server.registry;

import calypte.server.audit.AuditPages;
import calypte.server.http.Json;
import calypte.server.http.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What happened to one device, told from the audit trail: one item for each event, the newest
/// first.
public final class Timeline {

    private final AuditPages pages;

    public Timeline(AuditPages pages) {
        this.pages = pages;
    }

    /// One thing that happened.
    ///
    /// @param title the whole of it in one sentence
    /// @param detail why it happened, or why it failed
    /// @param firmware the version it is about
    /// @param event the ECS document itself
    record Item(
            long sequence,
            Instant at,
            String action,
            String outcome,
            String level,
            String title,
            @Nullable String detail,
            @Nullable UUID updateId,
            @Nullable Integer attempt,
            @Nullable String firmware,
            JsonNode event) {}

    /// At most `limit` of a device's events that came before `before`, if that is given.
    List<Item> of(UUID id, String serial, @Nullable Long before, int limit) {
        return pages.ofDevice(id, serial, before, limit).stream().map(Timeline::item).toList();
    }

    private static Item item(String document) {
        var event = read(document);
        var attempt = text(event, "/labels/attempt");
        var update = text(event, "/labels/update_id");
        return new Item(
                event.at("/event/sequence").asLong(),
                Instant.parse(event.at("/@timestamp").asString()),
                event.at("/event/action").asString(),
                event.at("/event/outcome").asString(),
                event.at("/log/level").asString(),
                event.at("/message").asString(),
                text(event, "/event/reason"),
                update == null ? null : UUID.fromString(update),
                attempt == null ? null : Integer.valueOf(attempt),
                text(event, "/package/version"),
                event);
    }

    private static @Nullable String text(JsonNode event, String pointer) {
        var node = event.at(pointer);
        return node.isString() ? node.stringValue() : null;
    }

    private static JsonNode read(String document) {
        try {
            return Json.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new IllegalStateException("an event in the trail is no JSON", e);
        }
    }
}
