package calypte.console.filter;

import calypte.console.filter.Mistake.Kind;
import calypte.console.filter.Mistake.Made;
import java.util.ArrayList;
import java.util.List;

/// Takes a filter apart: RSQL, with spaces wherever one likes.
final class Reader {

    private final List<Token> tokens;
    private final int end;
    private int at;

    private Reader(String text) {
        this.tokens = Token.of(text);
        this.end = text.length();
    }

    static Expression read(String text) throws Made {
        var reader = new Reader(text);
        var whole = reader.any();
        if (reader.at < reader.tokens.size()) {
            throw reader.wrong(Kind.JOINT_EXPECTED);
        }
        return whole;
    }

    private Expression any() throws Made {
        var parts = new ArrayList<Expression>();
        parts.add(all());
        while (skip(Token.Kind.OR)) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Any(parts);
    }

    private Expression all() throws Made {
        var parts = new ArrayList<Expression>();
        parts.add(one());
        while (skip(Token.Kind.AND)) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.All(parts);
    }

    private Expression one() throws Made {
        if (skip(Token.Kind.OPEN)) {
            var inside = any();
            close();
            return inside;
        }
        var field = take(Kind.FIELD_EXPECTED, Token.Kind.WORD);
        if (!is(Token.Kind.OPERATOR)) {
            throw wrong(Kind.OPERATOR_EXPECTED, field.text());
        }
        var operator = tokens.get(at++);
        return new Expression.Comparison(field, operator, values(operator));
    }

    private List<Token> values(Token operator) throws Made {
        var values = new ArrayList<Token>();
        if (!skip(Token.Kind.OPEN)) {
            values.add(value(operator));
            return values;
        }
        values.add(value(operator));
        while (skip(Token.Kind.OR)) {
            values.add(value(operator));
        }
        close();
        return values;
    }

    private Token value(Token operator) throws Made {
        if (is(Token.Kind.UNCLOSED)) {
            throw wrong(Kind.QUOTE_NOT_CLOSED);
        }
        if (!is(Token.Kind.WORD) && !is(Token.Kind.QUOTED)) {
            throw wrong(Kind.VALUE_EXPECTED, operator.text());
        }
        return tokens.get(at++);
    }

    private void close() throws Made {
        if (!skip(Token.Kind.CLOSE)) {
            throw wrong(Kind.NOT_CLOSED);
        }
    }

    private boolean is(Token.Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private boolean skip(Token.Kind kind) {
        var there = is(kind);
        if (there) {
            at++;
        }
        return there;
    }

    private Token take(Kind otherwise, Token.Kind kind) throws Made {
        if (!is(kind)) {
            throw wrong(otherwise);
        }
        return tokens.get(at++);
    }

    private Made wrong(Kind kind) {
        return wrong(kind, at < tokens.size() ? tokens.get(at).text() : "");
    }

    private Made wrong(Kind kind, String said) {
        return at < tokens.size()
                ? new Made(Mistake.at(tokens.get(at), kind, said, ""))
                : new Made(new Mistake(kind, end, end, said, ""));
    }
}
