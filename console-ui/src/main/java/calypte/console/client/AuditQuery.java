package calypte.console.client;

import org.jspecify.annotations.Nullable;

/// Which part of the audit to read.
///
/// @param after only events beyond this sequence
/// @param newestFirst otherwise the oldest come first
public record AuditQuery(
        @Nullable Long after, @Nullable String filter, boolean newestFirst, int limit) {

    /// The last `limit` events, the newest first.
    public static AuditQuery latest(int limit) {
        return new AuditQuery(null, null, true, limit);
    }
}
