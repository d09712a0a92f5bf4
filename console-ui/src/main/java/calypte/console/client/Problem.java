package calypte.console.client;

import calypte.console.client.RolloutForecast.Rival;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The server understood and said no, in its own words (RFC 9457).
public final class Problem extends Trouble {

    private final int status;
    private final String type;
    private final String title;
    private final transient List<FieldError> errors;
    private final transient List<Rival> conflicts;

    /// One field of the request, and what is wrong with it.
    ///
    /// @param pointer a JSON pointer into the request, such as `/device_serial`
    public record FieldError(String pointer, String detail) {

        public FieldError {
            pointer = pointer == null ? "" : pointer;
            detail = detail == null ? "" : detail;
        }
    }

    private Problem(
            int status,
            String type,
            String title,
            @Nullable String detail,
            List<FieldError> errors,
            List<Rival> conflicts) {
        super(words(title, detail, errors));
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.conflicts = List.copyOf(conflicts);
    }

    /// What an answer of that status says.
    static Problem read(int status, byte[] body) {
        try {
            var json = Json.MAPPER.readTree(body);
            var detail = json.path("detail");
            return new Problem(
                    status,
                    json.path("type").asString(""),
                    json.path("title").asString("HTTP " + status),
                    detail.isString() ? detail.asString() : null,
                    items(json.path("errors"), FieldError.class),
                    items(json.path("conflicts").path("rollouts"), Rival.class));
        } catch (JacksonException _) {
            // Not our server's words: something in between spoke. The status is all there is.
            return new Problem(status, "", "HTTP " + status, null, List.of(), List.of());
        }
    }

    private static <T> List<T> items(JsonNode list, Class<T> type) {
        return list.valueStream().map(item -> Json.MAPPER.treeToValue(item, type)).toList();
    }

    private static String words(String title, @Nullable String detail, List<FieldError> errors) {
        var whole = detail == null || detail.isBlank() ? title : detail;
        var fields =
                errors.stream()
                        .map(error -> error.pointer().replaceFirst("^/", "") + " " + error.detail())
                        .collect(Collectors.joining("; "));
        return fields.isEmpty() ? whole : whole + ": " + fields;
    }

    public int status() {
        return status;
    }

    /// Whether it is the problem of that name, such as `no-devices`.
    public boolean isCalled(String slug) {
        return type.equals("/problems/" + slug);
    }

    public String title() {
        return title;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /// The rollouts that stand in the way, if that is the problem.
    public List<Rival> conflicts() {
        return conflicts;
    }

    /// What the server said about one field of the request.
    public Optional<String> about(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .findFirst();
    }
}
