package calypte.console.filter;

import calypte.console.fx.Texts;

/// What is wrong with a filter, and where.
///
/// @param from where it stands in the line, from 0
/// @param to the place behind it
/// @param said what stands there, or what it is about
/// @param hint what could be meant, or what there is
public record Mistake(Kind kind, int from, int to, String said, String hint) {

    private static final Texts TEXTS = Texts.beside(Mistake.class);

    /// What can be wrong; each has its words.
    public enum Kind {
        FIELD_EXPECTED,
        NO_FIELD,
        OPERATOR_EXPECTED,
        NO_OPERATOR,
        NO_ORDER,
        VALUE_EXPECTED,
        NO_VALUE,
        NO_TIME,
        NO_NUMBER,
        NOT_CLOSED,
        QUOTE_NOT_CLOSED,
        JOINT_EXPECTED
    }

    static Mistake at(Token token, Kind kind, String said, String hint) {
        return new Mistake(kind, token.from(), token.to(), said, hint);
    }

    /// In plain words, with the column, from 1.
    public String words() {
        return TEXTS.get("at", from + 1, TEXTS.get("mistake." + kind, said, hint));
    }

    /// On its way out of the reading of a filter.
    static final class Made extends Exception {

        private final transient Mistake mistake;

        Made(Mistake mistake) {
            super(mistake.kind().name());
            this.mistake = mistake;
        }

        Mistake mistake() {
            return mistake;
        }
    }
}
