package calypte.console.client;

import org.jspecify.annotations.Nullable;

/// Which devices to list.
///
/// @param filter RSQL; empty for all
/// @param sort as the API has it, such as `name,-registered_at`; empty for its own order
/// @param cursor where to go on; null for the beginning
public record DeviceQuery(String filter, String sort, @Nullable String cursor, int limit) {}
