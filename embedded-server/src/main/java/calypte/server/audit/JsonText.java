package calypte.server.audit;

/// Writes one line of JSON, escaping whatever could forge a line, hide a part of one, or turn one
/// around in a terminal: control characters, line separators, bidi and zero-width marks.
///
/// By hand, because it is written once for each thing that happens, inside the one transaction that
/// everybody waits for.
final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(768);
    private boolean first = true;

    JsonText open(String name) {
        key(name);
        return open();
    }

    JsonText open() {
        text.append('{');
        first = true;
        return this;
    }

    JsonText close() {
        text.append('}');
        first = false;
        return this;
    }

    JsonText field(String name, String value) {
        key(name);
        string(value);
        return this;
    }

    JsonText list(String name, String only) {
        key(name);
        text.append('[');
        string(only);
        text.append(']');
        return this;
    }

    JsonText field(String name, long value) {
        key(name);
        text.append(value);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void key(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        string(name);
        text.append(':');
    }

    private void string(String value) {
        text.append('"');
        var length = value.length();
        var from = 0;
        for (var i = 0; i < length; i++) {
            var c = value.charAt(i);
            if (c < 0x7f ? isPlain(c) : isVisible(value, i)) {
                continue;
            }
            text.append(value, from, i);
            from = i + 1;
            escape(c);
        }
        text.append(value, from, length).append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    /// Whether the character, or the pair that it is half of, shows as what it is.
    private static boolean isVisible(String value, int i) {
        var isLow = Character.isLowSurrogate(value.charAt(i)) && i > 0;
        return switch (Character.getType(value.codePointAt(isLow ? i - 1 : i))) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> !isLow || Character.isHighSurrogate(value.charAt(i - 1));
        };
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default ->
                    text.append("\\u")
                            .append(HEX[c >> 12])
                            .append(HEX[c >> 8 & 15])
                            .append(HEX[c >> 4 & 15])
                            .append(HEX[c & 15]);
        }
    }
}
