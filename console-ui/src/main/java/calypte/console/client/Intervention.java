package calypte.console.client;

import java.util.Locale;

/// What an operator says to devices, one or many at once.
public enum Intervention {
    HOLD,
    RELEASE,
    RETRY,
    CANCEL;

    /// As the path of the call ends.
    String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What came of it, or would.
    ///
    /// @param nothingToDo were left alone; with `done` they are all that `matched`
    public record Counts(long matched, long done, long nothingToDo) {}
}
