package calypte.server.storage;

import java.util.Set;

/// What a work will look up, said beforehand: see [DurableWriter#write(Wanted, Function)].
///
/// @param fetch how; works that name the same one are served together
public record Wanted(Fetch fetch, String key) {

    /// Brings what is known by `keys` into the transaction's session.
    @FunctionalInterface
    public interface Fetch {
        void into(Transaction tx, Set<String> keys);
    }
}
