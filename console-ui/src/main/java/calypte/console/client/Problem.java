package calypte.console.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The server understood and said no, in its own words (RFC 9457).
public final class Problem extends Trouble {

    private final int status;
    private final String type;
    private final String title;
    private final transient List<FieldError> errors;

    /// One field of the request, and what is wrong with it.
    ///
    /// @param pointer a JSON pointer into the request, such as `/device_serial`
    public record FieldError(String pointer, String detail) {}

    Problem(
            int status,
            String type,
            String title,
            @Nullable String detail,
            List<FieldError> errors) {
        super(words(title, detail, errors));
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
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

    /// What the server said about one field of the request.
    public Optional<String> about(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .findFirst();
    }
}
