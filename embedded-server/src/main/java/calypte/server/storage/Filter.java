package calypte.server.storage;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.LogicalOperator;
import cz.jirutka.rsql.parser.ast.Node;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/// An RSQL filter as a condition of a query on an entity named `e`. Values are parameters, names
/// are looked up: nothing of what was typed becomes part of the query.
///
/// `*` in a text stands for anything; `==null` and `!=null` ask whether there is a value.
public final class Filter {

    private static final int LONGEST = 4000;
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 1000;
    private static final String ANYTHING = "true = true";
    private static final String NO_VALUE = "null";

    private final Map<String, Field> fields;
    private final Instant now;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private String condition = ANYTHING;

    private Filter(Map<String, Field> fields, Instant now) {
        this.fields = fields;
        this.now = now;
    }

    /// Reads a filter over `fields`; null or blank matches everything.
    ///
    /// @throws IllegalArgumentException in words for the caller, saying what is wrong and where
    public static Filter parse(@Nullable String rsql, Map<String, Field> fields, Instant now) {
        var filter = new Filter(fields, now);
        if (rsql == null || rsql.isBlank()) {
            return filter;
        }
        if (rsql.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        if (rsql.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("it has a NUL, and no text has");
        }
        if (depth(rsql) > DEEPEST) {
            throw new IllegalArgumentException("it is nested deeper than " + DEEPEST);
        }
        try {
            filter.condition = filter.condition(new RSQLParser().parse(rsql));
        } catch (RSQLParserException e) {
            throw new IllegalArgumentException("it cannot be read: " + firstLine(e));
        }
        return filter;
    }

    /// The condition, for a `where` clause on `e`.
    public String condition() {
        return condition;
    }

    /// Fills the condition's parameters into `query`.
    public <Q extends CommonQueryContract> Q bind(Q query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    /// Its parser, and those behind it, go as deep as the parentheses do.
    private static int depth(String rsql) {
        var depth = 0;
        var deepest = 0;
        for (var i = 0; i < rsql.length(); i++) {
            switch (rsql.charAt(i)) {
                case '(' -> deepest = Math.max(deepest, ++depth);
                case ')' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    private String condition(Node node) {
        return switch (node) {
            case ComparisonNode comparison -> comparison(comparison);
            case LogicalNode logical ->
                    logical.getChildren().stream()
                            .map(this::condition)
                            .collect(Collectors.joining(word(logical), "(", ")"));
            default -> throw new IllegalArgumentException("it cannot be read");
        };
    }

    private static String word(LogicalNode node) {
        return node.getOperator() == LogicalOperator.AND ? " and " : " or ";
    }

    private String comparison(ComparisonNode node) {
        var field = fields.get(node.getSelector());
        if (field == null) {
            throw new IllegalArgumentException(
                    "there is no field '%s'; there are %s"
                            .formatted(node.getSelector(), new TreeSet<>(fields.keySet())));
        }
        var values = node.getArguments();
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("more than " + MOST_VALUES + " values in one list");
        }
        var path = "e." + field.path();
        return switch (node.getOperator().getSymbol()) {
            case "==" -> equal(field, path, values.getFirst());
            case "!=" ->
                    values.getFirst().equals(NO_VALUE)
                            ? "(" + path + " is not null)"
                            : "("
                                    + path
                                    + " is null or not "
                                    + equal(field, path, values.getFirst())
                                    + ")";
            case "=in=" ->
                    values.stream()
                            .map(value -> equal(field, path, value))
                            .collect(Collectors.joining(" or ", "(", ")"));
            case "=out=" ->
                    values.stream()
                            .map(value -> equal(field, path, value))
                            .collect(
                                    Collectors.joining(
                                            " or ", "(" + path + " is null or not (", "))"));
            case "=lt=", "<" -> ordered(field, path, "<", values.getFirst());
            case "=le=", "<=" -> ordered(field, path, "<=", values.getFirst());
            case "=gt=", ">" -> ordered(field, path, ">", values.getFirst());
            case "=ge=", ">=" -> ordered(field, path, ">=", values.getFirst());
            default ->
                    throw new IllegalArgumentException(
                            "there is no operator " + node.getOperator().getSymbol());
        };
    }

    private String equal(Field field, String path, String value) {
        if (value.equals(NO_VALUE)) {
            return "(" + path + " is null)";
        }
        if (field.kind() == Field.Kind.WORDS) {
            return "(concat(' ', "
                    + path
                    + ", ' ') like "
                    + parameter("% " + pattern(value) + " %")
                    + " escape '!')";
        }
        if (field.kind() == Field.Kind.TEXT && value.indexOf('*') >= 0) {
            return "(" + path + " like " + parameter(pattern(value)) + " escape '!')";
        }
        return "(" + path + " = " + parameter(field.value(value, now)) + ")";
    }

    private String ordered(Field field, String path, String sign, String value) {
        if (field.kind() == Field.Kind.EXACT || field.kind() == Field.Kind.WORDS) {
            throw new IllegalArgumentException("'%s' has no order".formatted(path.substring(2)));
        }
        return "(" + path + " " + sign + " " + parameter(field.value(value, now)) + ")";
    }

    private String parameter(Object value) {
        var name = "f" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static String pattern(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace('*', '%');
    }

    private static String firstLine(RuntimeException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
