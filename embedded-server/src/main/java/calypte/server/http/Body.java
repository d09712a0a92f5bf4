package calypte.server.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object that somebody sent, taken apart field by field. Wrong fields are collected, and
/// [#check] refuses them all at once; only then is what was required there:
///
///     var serial = body.required("device_serial", DeviceSerial::new);
///     body.check();
///     devices.declare(serial.value());
///
/// What a `parse` throws as `IllegalArgumentException` must be fit for the caller to read. Unknown
/// fields are ignored; `null` is the same as absent, except to [#isNull].
public final class Body {

    /// The most a JSON body may have; firmware and batches have limits of their own.
    private static final int BYTES = 1 << 20;

    private static final int BATCH_BYTES = 8 << 20;
    private static final int CHARACTERS = 4096;

    private final JsonNode fields;
    private final String at;
    private final List<FieldError> errors;

    private Body(JsonNode fields, String at, List<FieldError> errors) {
        this.fields = fields;
        this.at = at;
        this.errors = errors;
    }

    /// A field that must be there. [#check] comes first.
    public record Field<T>(@Nullable T parsed) {
        public T value() {
            if (parsed == null) {
                throw new IllegalStateException("read before check()");
            }
            return parsed;
        }
    }

    /// The object in a request's body; refused if it is of another type, too large, or broken.
    public static Body of(ServerRequest request) {
        return parse(Content.bytes(request, BYTES));
    }

    /// The same where a body may be left out.
    public static Body orEmpty(ServerRequest request) {
        return request.content().hasEntity() ? of(request) : parse(new byte[] {'{', '}'});
    }

    /// Up to `max` objects in one array. Their errors are one list: any one's `check` is for all.
    public static List<Body> array(ServerRequest request, int max) {
        var array = Content.array(Content.bytes(request, BATCH_BYTES), max);
        var all = new Body(array, "", new ArrayList<>());
        var bodies = new ArrayList<Body>(array.size());
        array.forEach(item -> bodies.add(all.within("/" + bodies.size(), item)));
        return bodies;
    }

    /// The object in a message that did not come over HTTP.
    ///
    /// @throws Refusal if it is broken
    public static Body parse(byte[] json) {
        return new Body(Content.object(json), "", new ArrayList<>());
    }

    /// A string that must be there and that `parse` must like.
    public <T> Field<T> required(String field, Function<String, T> parse) {
        if (present(field) == null) {
            wrong(field, "is missing");
        }
        return new Field<>(optional(field, parse));
    }

    /// A string that `parse` must like, if it is there.
    public <T> @Nullable T optional(String field, Function<String, T> parse) {
        var text = text(field);
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException e) {
            wrong(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    public @Nullable String text(String field) {
        var node = present(field);
        return node == null ? null : text(pointer(field), node);
    }

    public @Nullable Long integer(String field) {
        var node = present(field);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            wrong(field, "must be a whole number");
            return null;
        }
        return node.longValue();
    }

    public @Nullable Boolean flag(String field) {
        var node = present(field);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            wrong(field, "must be true or false");
            return null;
        }
        return node.booleanValue();
    }

    /// A list of strings, at most `max`; empty if it is absent.
    public List<String> texts(String field, int max) {
        return list(field, max, "strings", this::text);
    }

    /// A list of objects, at most `max`, each as [#object] would give it; empty if it is absent.
    public List<Body> objects(String field, int max) {
        return list(field, max, "objects", this::within);
    }

    /// An object whose values are strings, at most `max`, in its own order; empty if it is absent.
    public Map<String, String> textMap(String field, int max) {
        var node = present(field);
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject() || node.size() > max) {
            wrong(field, "must be an object of at most " + max + " strings");
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        for (var entry : node.properties()) {
            var where = pointer(field) + "/" + escaped(entry.getKey());
            var value = text(where, entry.getValue());
            if (entry.getKey().indexOf('\0') >= 0) {
                errors.add(new FieldError(where, "must not have a NUL in its name"));
            } else if (value != null) {
                map.put(entry.getKey(), value);
            }
        }
        return map;
    }

    /// An object within this one, its errors counted with the others; null if it is absent.
    public @Nullable Body object(String field) {
        var node = present(field);
        return node == null ? null : within(pointer(field), node);
    }

    /// Whether the field is there at all, be it as `null`.
    public boolean has(String field) {
        return fields.has(field);
    }

    /// Whether the field is there as `null`, which in a merge-patch means: take it away.
    public boolean isNull(String field) {
        var node = fields.get(field);
        return node != null && node.isNull();
    }

    public Set<String> names() {
        return Set.copyOf(fields.propertyNames());
    }

    /// Adds an error that only the caller can see.
    public void wrong(String field, String detail) {
        errors.add(new FieldError(pointer(field), detail));
    }

    /// Refuses the body if any field of it was wrong.
    ///
    /// @throws Refusal 400 with every error found so far
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.of(
                            Status.BAD_REQUEST_400,
                            "invalid-fields",
                            "some fields are missing or wrong",
                            errors)
                    .asRefusal();
        }
    }

    private <T> List<T> list(
            String field, int max, String what, BiFunction<String, JsonNode, @Nullable T> each) {
        var node = present(field);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > max) {
            wrong(field, "must be a list of at most " + max + " " + what);
            return List.of();
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> each.apply(pointer(field) + "/" + i, node.get(i)))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private Body within(String pointer, JsonNode node) {
        if (!node.isObject()) {
            errors.add(new FieldError(pointer, "must be an object"));
        }
        return new Body(node, pointer, errors);
    }

    private @Nullable JsonNode present(String field) {
        var node = fields.get(field);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable String text(String pointer, JsonNode node) {
        var text = node.isString() ? node.stringValue() : null;
        var wrong = wrong(text);
        if (wrong != null) {
            errors.add(new FieldError(pointer, wrong));
            return null;
        }
        return text;
    }

    private static @Nullable String wrong(@Nullable String text) {
        if (text == null) {
            return "must be a string";
        }
        if (text.length() > CHARACTERS) {
            return "must be at most " + CHARACTERS + " characters";
        }
        // No SQL database likes a NUL in a text, and no person means one.
        return text.indexOf('\0') >= 0 ? "must not contain a NUL" : null;
    }

    private String pointer(String field) {
        return at + "/" + escaped(field);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
