package calypte.console.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the update of a device stands. The components are the wire's fields and words.
///
/// @param step what it is at, if it is under way, such as `DOWNLOADING`
/// @param hindrance what it waits for, if it waits
/// @param percent of the step, if the device tells
/// @param ending how it ended, if it did
public record Update(
        String updateId,
        String state,
        @Nullable String step,
        @Nullable String hindrance,
        int attempt,
        @Nullable Instant since,
        @Nullable Instant deadline,
        @Nullable Integer percent,
        @Nullable String ending) {}
