package calypte.console.shell;

/// Words on their way into a filter.
final class Rsql {

    private Rsql() {}

    /// In quotation marks, whatever is in it.
    static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
