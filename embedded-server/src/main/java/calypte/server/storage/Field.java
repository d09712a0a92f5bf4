package calypte.server.storage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Something that can be filtered and sorted by: how it is stored, and what its values are.
///
/// @param path its property in the entity
/// @param always whether every row has a value
public record Field(String path, Kind kind, Class<?> type, boolean always) {

    private static final Pattern RELATIVE = Pattern.compile("-(\\d{1,6})([smhd])");

    /// How values are compared.
    public enum Kind {
        TEXT,
        /// Words in one column, apart by spaces: a value is one of them.
        WORDS,
        EXACT,
        ORDERED
    }

    public static Field text(String path) {
        return new Field(path, Kind.TEXT, String.class, false);
    }

    public static Field words(String path) {
        return new Field(path, Kind.WORDS, String.class, false);
    }

    public static Field id(String path) {
        return new Field(path, Kind.EXACT, UUID.class, false);
    }

    public static Field flag(String path) {
        return new Field(path, Kind.EXACT, Boolean.class, false);
    }

    public static Field oneOf(String path, Class<? extends Enum<?>> type) {
        return new Field(path, Kind.EXACT, type, false);
    }

    public static Field time(String path) {
        return new Field(path, Kind.ORDERED, Instant.class, false);
    }

    public static Field whole(String path) {
        return new Field(path, Kind.ORDERED, Long.class, false);
    }

    public static Field count(String path) {
        return new Field(path, Kind.ORDERED, Integer.class, false);
    }

    /// The same; every row has a value.
    public Field everywhere() {
        return new Field(path, kind, type, true);
    }

    /// A value of this field, as a filter or a cursor writes it. A time may also be `-24h`: so long
    /// before `now`.
    ///
    /// @throws IllegalArgumentException in words for the caller, if it is none
    Object value(String text, Instant now) {
        try {
            return parse(text, now);
        } catch (DateTimeException | NumberFormatException _) {
            throw new IllegalArgumentException("'%s' is not %s".formatted(text, expected()));
        }
    }

    private Object parse(String text, Instant now) {
        if (type == String.class) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("no text has a NUL");
            }
            return text;
        }
        if (type == Long.class) {
            return Long.parseLong(text);
        }
        if (type == Integer.class) {
            return Integer.parseInt(text);
        }
        if (type == Instant.class) {
            return before(text, now).orElseGet(() -> moment(text));
        }
        if (type == UUID.class && text.length() == 36) {
            return UUID.fromString(text); // its NumberFormatException is caught above
        }
        if (type == Boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        return constant(text);
    }

    /// Within the years that every database knows.
    private static Instant moment(String text) {
        var moment = OffsetDateTime.parse(text);
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new DateTimeException(text);
        }
        return moment.toInstant();
    }

    private Object constant(String text) {
        return Optional.ofNullable(type.getEnumConstants()).stream()
                .flatMap(Arrays::stream)
                .filter(it -> it.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new NumberFormatException(text));
    }

    private static Optional<Instant> before(String text, Instant now) {
        var relative = RELATIVE.matcher(text);
        if (!relative.matches()) {
            return Optional.empty();
        }
        var count = Long.parseLong(relative.group(1));
        var length =
                switch (relative.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return Optional.of(now.minus(length));
    }

    private String expected() {
        if (type == Instant.class) {
            return "a time like 2026-11-01T12:00:00Z or -24h";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type.isEnum()
                ? "one of " + Arrays.toString(type.getEnumConstants())
                : "a whole number";
    }
}
