package calypte.console.frame;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something the console said to the operator.
///
/// @param until when it leaves the corner by itself; null for one that stays until it is dismissed
/// @param action what can be done about it, and its words
/// @param group equal for notices that are counted as one
/// @param count how often it was said
public record Notice(
        long number,
        Kind kind,
        String text,
        Instant at,
        @Nullable Instant until,
        @Nullable Action action,
        String group,
        int count) {

    /// How much it asks of the operator.
    public enum Kind {
        /// What was asked for is done.
        DONE,
        /// Something has happened by itself.
        NEWS,
        /// Done, and may be taken back while the clock runs.
        UNDOABLE,
        WARNING,
        ERROR
    }

    /// One thing to do about it.
    public record Action(String text, Runnable action) {}

    /// How long it may still be undone, or stay.
    public Duration left(Instant now) {
        return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }

    Notice again(String words, Instant now) {
        return new Notice(number, kind, words, now, until, action, group, count + 1);
    }
}
