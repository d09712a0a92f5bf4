package calypte.console.filter;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Something that can be asked of each line of a list.
///
/// @param name as people type it
/// @param column as the server has it
/// @param values what is offered for it; empty where anything goes
/// @param meaning puts a value into the server's words
public record Field(
        String name, String column, Kind kind, Supplier<List<Value>> values, Meaning meaning) {

    /// Stands for no value, in every field.
    static final String NO_VALUE = "null";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.*:/@+-]+");

    /// How values are compared.
    public enum Kind {
        TEXT("==", "!=", "=in=", "=out="),
        /// One of those there are.
        CHOICE("==", "!=", "=in=", "=out="),
        NUMBER("==", "!=", "=lt=", "=le=", "=gt=", "=ge="),
        TIME("=lt=", "=gt=", "=le=", "=ge=", "==", "!=");

        private final List<String> operators;

        Kind(String... operators) {
            this.operators = List.of(operators);
        }

        List<String> operators() {
            return operators;
        }

        boolean hasOrder() {
            return this == NUMBER || this == TIME;
        }
    }

    /// A value that is offered, and what it says in words.
    public record Value(String text, String hint) {}

    /// What a value stands for: conditions of the server's of which one has to hold. Empty if there
    /// is no such value.
    public interface Meaning {
        List<Condition> of(String value);
    }

    /// A condition of the server's, and its opposite.
    public record Condition(String holds, String fails) {

        /// That a column has that value.
        public static Condition equal(String column, String value) {
            var quoted = quoted(value);
            return new Condition(column + "==" + quoted, column + "!=" + quoted);
        }
    }

    /// One with texts that the server compares itself; those of `values` are offered.
    public static Field text(String name, String column, Supplier<List<Value>> values) {
        return new Field(name, column, Kind.TEXT, values, as(column));
    }

    /// One with a few values, and none but those.
    public static Field choice(String name, String column, List<Value> values) {
        return choice(
                name,
                column,
                () -> values,
                value ->
                        values.stream()
                                .map(Value::text)
                                .filter(value::equalsIgnoreCase)
                                .map(it -> Condition.equal(column, it))
                                .toList());
    }

    /// One whose values stand for something else on the server.
    public static Field choice(
            String name, String column, Supplier<List<Value>> values, Meaning meaning) {
        return new Field(name, column, Kind.CHOICE, values, meaning);
    }

    public static Field number(String name, String column) {
        return new Field(name, column, Kind.NUMBER, List::of, as(column));
    }

    /// @param examples spans of time that are often wanted
    public static Field time(String name, String column, List<Value> examples) {
        return new Field(name, column, Kind.TIME, () -> examples, as(column));
    }

    /// Whether `text` is what `pattern` says; a `*` in it stands for anything.
    public static boolean matches(String pattern, String text) {
        var parts = Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1));
        var regex = String.join(".*", parts.map(Pattern::quote).toList());
        return text.toLowerCase(Locale.ROOT).matches(regex);
    }

    /// In quotation marks, if it needs them.
    public static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !value.equals("and") && !value.equals("or")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Meaning as(String column) {
        return value -> List.of(Condition.equal(column, value));
    }
}
