package calypte.console.filter;

import calypte.console.filter.Field.Condition;
import calypte.console.filter.Field.Value;
import calypte.console.filter.Mistake.Kind;
import calypte.console.filter.Mistake.Made;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of a list, and so what can be said in its filter.
public final class Language {

    private static final Pattern SPAN = Pattern.compile("-\\d{1,6}[smhd]");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.+");
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[=<>!~]");

    private final List<Field> offered;
    private final Map<String, Field> known = new HashMap<>();
    private final Function<String, String> bare;

    /// What a line turned out to be.
    public sealed interface Reading {
        /// @param rsql in the server's words
        record Read(String rsql) implements Reading {}

        record Wrong(Mistake mistake) implements Reading {}
    }

    /// @param offered those that people are led to
    /// @param silent those that are understood as well
    /// @param bare what text without any operator means
    public Language(List<Field> offered, List<Field> silent, Function<String, String> bare) {
        this.offered = List.copyOf(offered);
        this.bare = bare;
        silent.forEach(field -> known.put(field.name(), field));
        offered.forEach(field -> known.put(field.name(), field));
    }

    List<Field> offered() {
        return offered;
    }

    @Nullable Field field(String name) {
        return known.get(name);
    }

    /// Reads what was typed; nothing at all is everything.
    public Reading read(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return new Reading.Read("");
        }
        if (!SAYS_SOMETHING.matcher(text).find()) {
            return new Reading.Read(bare.apply(text));
        }
        try {
            return new Reading.Read(words(Reader.read(typed), true));
        } catch (Made made) {
            return new Reading.Wrong(made.mistake());
        }
    }

    private String words(Expression expression, boolean outermost) throws Made {
        return switch (expression) {
            case Expression.Comparison comparison -> comparison(comparison, outermost);
            case Expression.All(var parts) -> joined(parts, ";", outermost);
            case Expression.Any(var parts) -> joined(parts, ",", outermost);
        };
    }

    private String joined(List<Expression> parts, String joint, boolean outermost) throws Made {
        var words = new ArrayList<String>();
        for (var part : parts) {
            words.add(words(part, false));
        }
        var all = String.join(joint, words);
        return outermost ? all : "(" + all + ")";
    }

    private String comparison(Expression.Comparison asked, boolean outermost) throws Made {
        var field = known.get(asked.field().text());
        if (field == null) {
            throw wrong(asked.field(), Kind.NO_FIELD, closest(asked.field().text()));
        }
        var operator = asked.operator().text();
        return switch (operator) {
            case "==", "=in=" -> oneOf(field, asked, outermost);
            case "!=", "=out=" -> noneOf(field, asked, outermost);
            case "<", "<=", ">", ">=", "=lt=", "=le=", "=gt=", "=ge=" -> ordered(field, asked);
            default ->
                    throw wrong(
                            asked.operator(),
                            Kind.NO_OPERATOR,
                            String.join("  ", field.kind().operators()));
        };
    }

    private static String oneOf(Field field, Expression.Comparison asked, boolean outermost)
            throws Made {
        var holds = conditions(field, asked).stream().map(Condition::holds).toList();
        return grouped(holds, ",", outermost);
    }

    private static String noneOf(Field field, Expression.Comparison asked, boolean outermost)
            throws Made {
        var fails = conditions(field, asked).stream().map(Condition::fails).toList();
        return grouped(fails, ";", outermost);
    }

    private static String grouped(List<String> parts, String joint, boolean outermost) {
        var all = String.join(joint, parts);
        var bare = outermost || (parts.size() == 1 && !all.contains(";") && !all.contains(","));
        return bare ? all : "(" + all + ")";
    }

    private static List<Condition> conditions(Field field, Expression.Comparison asked)
            throws Made {
        var all = new ArrayList<Condition>();
        for (var value : asked.values()) {
            if (value.text().equals(Field.NO_VALUE)) {
                all.add(Condition.equal(field.column(), Field.NO_VALUE));
                continue;
            }
            check(field, value);
            var meant = field.meaning().of(value.text());
            if (meant.isEmpty()) {
                throw wrong(value, Kind.NO_VALUE, choices(field));
            }
            all.addAll(meant);
        }
        return all;
    }

    private static String ordered(Field field, Expression.Comparison asked) throws Made {
        if (!field.kind().hasOrder()) {
            throw new Made(Mistake.at(asked.operator(), Kind.NO_ORDER, field.name(), ""));
        }
        var value = asked.values().getFirst();
        check(field, value);
        return field.column() + asked.operator().text() + Field.quoted(value.text());
    }

    private static void check(Field field, Token value) throws Made {
        var text = value.text();
        switch (field.kind()) {
            case TIME -> {
                if (!SPAN.matcher(text).matches() && !MOMENT.matcher(text).matches()) {
                    throw wrong(value, Kind.NO_TIME, "");
                }
            }
            case NUMBER -> {
                if (!text.matches("-?\\d{1,9}")) {
                    throw wrong(value, Kind.NO_NUMBER, "");
                }
            }
            case TEXT, CHOICE -> {}
        }
    }

    private static String choices(Field field) {
        var some = field.values().get().stream().map(Value::text).limit(8).toList();
        return some.isEmpty() ? "–" : String.join(", ", some);
    }

    /// The names that are most like it.
    private String closest(String name) {
        var most = Math.max(1, name.length() / 3);
        var close =
                offered.stream()
                        .map(Field::name)
                        .filter(it -> it.startsWith(name) || distance(it, name) <= most)
                        .sorted(Comparator.comparingInt(it -> distance(it, name)))
                        .limit(3)
                        .toList();
        var some = close.isEmpty() ? offered.stream().map(Field::name).limit(5).toList() : close;
        return String.join(", ", some);
    }

    /// How many letters have to be changed to make one of the other (Levenshtein).
    private static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + same);
            }
            above = row;
        }
        return above[other.length()];
    }

    private static Made wrong(Token token, Kind kind, String hint) {
        return new Made(Mistake.at(token, kind, token.text(), hint));
    }
}
