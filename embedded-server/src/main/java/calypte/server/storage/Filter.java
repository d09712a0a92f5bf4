package calypte.server.storage;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.LogicalOperator;
import cz.jirutka.rsql.parser.ast.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final Set<String> paths = new HashSet<>();
    private final List<Equality> equalities = new ArrayList<>();
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
            var root = new RSQLParser().parse(rsql);
            filter.condition = filter.condition(root);
            filter.findEqualities(root);
        } catch (RSQLParserException e) {
            throw new IllegalArgumentException("it cannot be read: " + firstLine(e));
        }
        return filter;
    }

    /// Whether it asks for nothing but these properties.
    public boolean isOver(Set<String> properties) {
        return properties.containsAll(paths);
    }

    /// Something that all that match have in common, whatever else is asked for.
    ///
    /// @param parameter null if it is to have no value
    public record Equality(
            String path, String condition, @Nullable String parameter, @Nullable Object value) {

        /// Fills its own parameter into `query`.
        public <Q extends CommonQueryContract> Q bind(Q query) {
            if (parameter != null && value != null) {
                query.setParameter(parameter, value);
            }
            return query;
        }
    }

    public List<Equality> equalities() {
        return equalities;
    }

    /// The condition, for a `where` clause on `e`.
    public String condition() {
        return condition;
    }

    /// The same, so that the database does not look for it in an index of those properties. Only
    /// names and parameters are in it, so names can be replaced.
    public String condition(Set<String> blind) {
        var blinded = condition;
        for (var path : blind) {
            blinded =
                    blinded.replaceAll(
                            "\\be\\." + path + "\\b", "coalesce(e." + path + ", e." + path + ")");
        }
        return blinded;
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

    /// Those at the top, or joined there by `and`.
    private void findEqualities(Node node) {
        if (node instanceof LogicalNode logical && logical.getOperator() == LogicalOperator.AND) {
            logical.getChildren().forEach(this::findEqualities);
        } else if (node instanceof ComparisonNode comparison
                && comparison.getOperator().getSymbol().equals("==")) {
            equality(comparison);
        }
    }

    private void equality(ComparisonNode node) {
        var field = Objects.requireNonNull(fields.get(node.getSelector()));
        var value = node.getArguments().getFirst();
        var path = "e." + field.path();
        if (value.equals(NO_VALUE)) {
            equalities.add(new Equality(field.path(), path + " is null", null, null));
        } else if (field.kind() == Field.Kind.EXACT) {
            var name = "q" + equalities.size();
            equalities.add(
                    new Equality(
                            field.path(), path + " = :" + name, name, field.value(value, now)));
        }
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
        paths.add(field.path());
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
