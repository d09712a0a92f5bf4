package calypte.console.filter;

import java.util.ArrayList;
import java.util.List;

/// One piece of a filter, and where it stands in the line.
///
/// @param text what it means: of a quoted value, what is between the quotes
/// @param to the place behind it
record Token(Kind kind, String text, int from, int to) {

    enum Kind {
        WORD,
        QUOTED,
        /// A quote that is never closed.
        UNCLOSED,
        OPERATOR,
        OPEN,
        CLOSE,
        AND,
        OR
    }

    private static final String SYMBOLS = "=!<>~";

    static List<Token> of(String text) {
        var all = new ArrayList<Token>();
        var at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                var token = next(text, at);
                all.add(token);
                at = token.to();
            }
        }
        return all;
    }

    private static Token next(String text, int at) {
        var first = text.charAt(at);
        return switch (first) {
            case '(' -> new Token(Kind.OPEN, "(", at, at + 1);
            case ')' -> new Token(Kind.CLOSE, ")", at, at + 1);
            case ';' -> new Token(Kind.AND, ";", at, at + 1);
            case ',' -> new Token(Kind.OR, ",", at, at + 1);
            case '"', '\'' -> quoted(text, at, first);
            default -> SYMBOLS.indexOf(first) >= 0 ? operator(text, at) : word(text, at);
        };
    }

    private static Token quoted(String text, int at, char quote) {
        var inside = new StringBuilder();
        for (var i = at + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == quote) {
                return new Token(Kind.QUOTED, inside.toString(), at, i + 1);
            }
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                inside.append(text.charAt(i));
            } else {
                inside.append(c);
            }
        }
        return new Token(Kind.UNCLOSED, inside.toString(), at, text.length());
    }

    /// `==`, `!=`, `=in=`, `<`, `>=`, or as much of one as is there.
    private static Token operator(String text, int at) {
        var to = at + 1;
        while (to < text.length()
                && Character.isLetter(text.charAt(to))
                && text.charAt(at) == '=') {
            to++;
        }
        if (to < text.length() && text.charAt(to) == '=') {
            to++;
        }
        return new Token(Kind.OPERATOR, text.substring(at, to), at, to);
    }

    private static Token word(String text, int at) {
        var to = at;
        while (to < text.length() && isPlain(text.charAt(to))) {
            to++;
        }
        var word = text.substring(at, to);
        return switch (word) {
            case "and" -> new Token(Kind.AND, word, at, to);
            case "or" -> new Token(Kind.OR, word, at, to);
            default -> new Token(Kind.WORD, word, at, to);
        };
    }

    private static boolean isPlain(char c) {
        return !Character.isWhitespace(c) && "\"'();,".indexOf(c) < 0 && SYMBOLS.indexOf(c) < 0;
    }
}
