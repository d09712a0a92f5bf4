package calypte.server.http;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Parsers for [Body] whose complaints are fit for the caller to read.
public final class Parse {

    private Parse() {}

    /// A UUID in its usual form.
    public static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("must be a UUID");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("must be a UUID");
        }
    }

    /// One of the names of an enum, exactly as they are written.
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> {
            for (var constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(
                    "must be one of " + List.of(type.getEnumConstants()));
        };
    }
}
