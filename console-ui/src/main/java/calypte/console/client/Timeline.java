package calypte.console.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What happened to one device, the newest first. The components are the wire's fields.
///
/// @param next where to go on; null at the beginning of its life
public record Timeline(Reasoning explanation, List<Item> items, @Nullable Long next) {

    public static final Timeline EMPTY = new Timeline(Reasoning.NONE, List.of(), null);

    /// One thing that happened.
    ///
    /// @param title the whole of it in one sentence
    /// @param detail why it happened, or why it failed
    /// @param firmware the version it is about
    /// @param event the ECS document itself
    public record Item(
            long sequence,
            Instant at,
            String action,
            String outcome,
            String level,
            String title,
            @Nullable String detail,
            @Nullable String updateId,
            @Nullable Integer attempt,
            @Nullable String firmware,
            JsonNode event) {

        /// A label of the event; empty if it has none of that name.
        public String label(String name) {
            return event.path("labels").path(name).asString("");
        }

        /// Who did it.
        public String actor() {
            return event.path("user").path("name").asString("");
        }

        /// The whole of it, laid out for reading.
        public String json() {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
        }

        /// Whether it wants a person's eye.
        public boolean isWarning() {
            return !level.equals("info");
        }
    }
}
