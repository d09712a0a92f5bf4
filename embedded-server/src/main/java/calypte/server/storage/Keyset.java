package calypte.server.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/// Pages through an entity named `e` by where the last page ended, so that page 1,000 costs what
/// page 1 does, and nothing is skipped or shown twice while others write.
///
/// A field without a value sorts before all others. The entity's id decides between equals.
public final class Keyset {

    private static final String BETWEEN = "\u001f";
    private static final String NONE = "\u0000";
    private static final int MOST_KEYS = 4;

    private final List<Key> keys;
    private final List<@Nullable Object> after;

    private Keyset(List<Key> keys, List<@Nullable Object> after) {
        this.keys = keys;
        this.after = after;
    }

    /// Reads a sort like `name,-registered_at`, and where to go on (`cursor`), if anywhere.
    ///
    /// @throws IllegalArgumentException in words for the caller
    public static Keyset parse(
            @Nullable String sort,
            String usual,
            Map<String, Field> fields,
            @Nullable String cursor) {
        var keys = new LinkedHashMap<String, Key>();
        for (var word : (sort == null || sort.isBlank() ? usual : sort).split(",")) {
            var descending = word.startsWith("-");
            var name = descending ? word.substring(1) : word.strip();
            var field = fields.get(name);
            if (field == null) {
                throw new IllegalArgumentException("there is no field '" + name + "' to sort by");
            }
            keys.putIfAbsent(name, new Key(field, descending));
        }
        if (keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("at most " + MOST_KEYS + " fields to sort by");
        }
        keys.put("", new Key(Field.id("id"), false));
        var all = List.copyOf(keys.values());
        return new Keyset(all, cursor == null ? List.of() : decode(cursor, all));
    }

    /// The condition for what comes after the cursor, for a `where` clause on `e`. It begins with a
    /// bound for the first field, where there is one: the alternatives alone are no range that a
    /// database would look for in an index.
    public String condition() {
        if (after.isEmpty()) {
            return "true = true";
        }
        return bound() + alternatives();
    }

    /// Empty if rows without a value may come after those with one.
    private String bound() {
        var first = keys.getFirst();
        if (after.getFirst() == null || (first.descending && !first.field.always())) {
            return "";
        }
        return "e." + first.field.path() + (first.descending ? " <= " : " >= ") + ":k0 and ";
    }

    private String alternatives() {
        var alternatives = new ArrayList<String>();
        for (var i = 0; i < keys.size(); i++) {
            var beyond = beyond(i);
            if (beyond != null) {
                var equals = Stream.iterate(0, n -> n + 1).limit(i).map(this::equal);
                alternatives.add(
                        Stream.concat(equals, Stream.of(beyond))
                                .collect(Collectors.joining(" and ", "(", ")")));
            }
        }
        return alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    /// The `order by` clause. It begins with `same`: properties that are alike in all rows, which
    /// change nothing in the order but may lead to an index.
    public String order(List<String> same) {
        var leading = same.stream().map(path -> "e." + path + direction(keys.getFirst()));
        var own = keys.stream().map(key -> "e." + key.field.path() + direction(key));
        return Stream.concat(leading, own).collect(Collectors.joining(", "));
    }

    private static String direction(Key key) {
        return key.descending ? " desc nulls last" : " asc nulls first";
    }

    /// Fills the condition's parameters into `query`.
    public <Q extends CommonQueryContract> Q bind(Q query) {
        for (var i = 0; i < after.size(); i++) {
            if (after.get(i) != null) {
                query.setParameter("k" + i, after.get(i));
            }
        }
        return query;
    }

    /// The paths whose values, in the last row of a page, make the next cursor.
    public List<String> paths() {
        return keys.stream().map(key -> key.field.path()).toList();
    }

    /// The cursor behind a row with these values at [#paths].
    public static String cursor(List<@Nullable Object> values) {
        var text =
                values.stream()
                        .map(value -> value == null ? NONE : value.toString())
                        .collect(Collectors.joining(BETWEEN));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String equal(int i) {
        var path = "e." + keys.get(i).field.path();
        return after.get(i) == null ? path + " is null" : path + " = :k" + i;
    }

    /// Null if nothing can come after: ascending, everything with a value comes after none;
    /// descending, nothing does.
    private @Nullable String beyond(int i) {
        var key = keys.get(i);
        var path = "e." + key.field.path();
        if (after.get(i) == null) {
            return key.descending ? null : path + " is not null";
        }
        return key.descending
                ? "(" + path + " < :k" + i + " or " + path + " is null)"
                : path + " > :k" + i;
    }

    private static List<@Nullable Object> decode(String cursor, List<Key> keys) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split(BETWEEN, -1);
            if (parts.length != keys.size()) {
                throw new IllegalArgumentException("wrong length");
            }
            var values = new ArrayList<@Nullable Object>();
            for (var i = 0; i < parts.length; i++) {
                values.add(
                        parts[i].equals(NONE)
                                ? null
                                : keys.get(i).field.value(parts[i], Instant.EPOCH));
            }
            return values;
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the cursor is not one of this list and sort");
        }
    }

    private record Key(Field field, boolean descending) {}
}
