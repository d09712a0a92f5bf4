package calypte.console.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a device is where it is, in the server's words. The components are the wire's fields.
///
/// @param evidence what is known, one fact a line
/// @param action what an operator must do, or can do to hurry it
public record Reasoning(
        String reason,
        List<String> evidence,
        String next,
        @Nullable Instant nextAt,
        boolean stuck,
        @Nullable String action) {

    public static final Reasoning NONE = new Reasoning("", List.of(), "", null, false, null);

    /// What the server leaves out is empty.
    public Reasoning {
        reason = reason == null ? "" : reason;
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        next = next == null ? "" : next;
    }
}
