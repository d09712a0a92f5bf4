package calypte.console.filter;

import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What could be typed next.
///
/// @param from where the piece begins that a suggestion takes the place of
/// @param to the place behind it
public record Completion(int from, int to, List<Suggestion> suggestions) {

    private static final Texts TEXTS = Texts.beside(Completion.class);
    private static final int MOST = 12;

    /// One thing to type.
    ///
    /// @param hint what it means
    public record Suggestion(String text, String hint) {}

    private enum Awaited {
        FIELD,
        OPERATOR,
        VALUE,
        VALUE_OF_LIST,
        JOINT,
        JOINT_OF_LIST
    }

    /// What may stand at `caret`.
    public static Completion at(String text, int caret, Language language) {
        var before = text.substring(0, caret);
        var tokens = Token.of(before);
        var partial = partial(tokens, caret);
        var whole = partial == null ? tokens : tokens.subList(0, tokens.size() - 1);
        var typed = partial == null ? "" : partial.text();
        var from = partial == null ? caret : partial.from();
        var awaited = Awaited.FIELD;
        Field field = null;
        for (var token : whole) {
            if (awaited == Awaited.FIELD && token.kind() == Token.Kind.WORD) {
                field = language.field(token.text());
            }
            awaited = after(awaited, token);
        }
        if (partial != null && partial.kind() == Token.Kind.WORD && awaited == Awaited.OPERATOR) {
            return new Completion(caret, caret, List.of());
        }
        var all = best(offers(awaited, field, language), typed);
        if (partial != null && all.size() == 1 && all.getFirst().text().equals(typed)) {
            return next(caret, awaited, language.field(typed), language);
        }
        return new Completion(from, caret, all);
    }

    /// The piece that is being typed at the caret.
    private static @Nullable Token partial(List<Token> tokens, int caret) {
        if (tokens.isEmpty() || tokens.getLast().to() != caret) {
            return null;
        }
        var last = tokens.getLast();
        return switch (last.kind()) {
            case WORD, UNCLOSED -> last;
            case OPERATOR -> isWhole(last.text()) ? null : last;
            case QUOTED, OPEN, CLOSE, AND, OR -> null;
        };
    }

    private static boolean isWhole(String operator) {
        return operator.length() > 1 && operator.endsWith("=");
    }

    /// What follows a piece that is typed out.
    private static Completion next(
            int caret, Awaited awaited, @Nullable Field field, Language language) {
        var then = awaited == Awaited.FIELD ? Awaited.OPERATOR : Awaited.JOINT;
        return new Completion(caret, caret, offers(then, field, language));
    }

    private static Awaited after(Awaited awaited, Token token) {
        return switch (token.kind()) {
            case AND -> Awaited.FIELD;
            case OR -> awaited == Awaited.JOINT_OF_LIST ? Awaited.VALUE_OF_LIST : Awaited.FIELD;
            case OPERATOR -> Awaited.VALUE;
            case OPEN -> awaited == Awaited.VALUE ? Awaited.VALUE_OF_LIST : Awaited.FIELD;
            case CLOSE -> Awaited.JOINT;
            case WORD, QUOTED, UNCLOSED ->
                    switch (awaited) {
                        case FIELD -> Awaited.OPERATOR;
                        case VALUE_OF_LIST, JOINT_OF_LIST -> Awaited.JOINT_OF_LIST;
                        case OPERATOR, VALUE, JOINT -> Awaited.JOINT;
                    };
        };
    }

    private static List<Suggestion> offers(
            Awaited awaited, @Nullable Field field, Language language) {
        return switch (awaited) {
            case FIELD -> language.offered().stream().map(Completion::named).toList();
            case OPERATOR -> field == null ? List.of() : operators(field);
            case VALUE, VALUE_OF_LIST -> field == null ? List.of() : values(field);
            case JOINT -> List.of(word(";", "joint.and"), word(",", "joint.or"));
            case JOINT_OF_LIST -> List.of(word(",", "joint.more"), word(")", "joint.end"));
        };
    }

    private static Suggestion named(Field field) {
        return word(field.name(), "field." + field.name());
    }

    private static List<Suggestion> operators(Field field) {
        return field.kind().operators().stream()
                .map(it -> word(it, "operator." + it.replaceAll("^=([a-z]+)=$", "$1")))
                .toList();
    }

    private static List<Suggestion> values(Field field) {
        var all = new ArrayList<Suggestion>();
        for (var value : field.values().get()) {
            all.add(new Suggestion(Field.quoted(value.text()), value.hint()));
        }
        return all;
    }

    /// Those that begin with what is typed come first.
    private static List<Suggestion> best(List<Suggestion> all, String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(it -> it.text().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing(it -> !begins(it, wanted)))
                .limit(MOST)
                .toList();
    }

    private static boolean begins(Suggestion one, String wanted) {
        return one.text().toLowerCase(Locale.ROOT).replace("\"", "").startsWith(wanted);
    }

    private static Suggestion word(String text, String key) {
        return new Suggestion(text, TEXTS.getOr(key, ""));
    }
}
