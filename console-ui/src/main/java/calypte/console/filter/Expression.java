package calypte.console.filter;

import java.util.List;

/// A filter, taken apart.
sealed interface Expression {

    record Comparison(Token field, Token operator, List<Token> values) implements Expression {}

    /// All of them hold.
    record All(List<Expression> parts) implements Expression {}

    /// One of them holds.
    record Any(List<Expression> parts) implements Expression {}
}
