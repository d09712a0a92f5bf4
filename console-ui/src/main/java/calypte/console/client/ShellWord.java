package calypte.console.client;

import java.util.regex.Pattern;

/// Words as a POSIX shell takes them for what they are, whatever is in them.
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

    private ShellWord() {}

    /// In single quotes, within which nothing means anything; a word that needs none stays as it
    /// is.
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
