package calypte.console.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list.
///
/// @param next the cursor of the part that follows; null at the end
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
