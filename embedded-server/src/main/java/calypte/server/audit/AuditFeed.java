package calypte.server.audit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/// Tells everybody who follows the trail how far it reaches now. It carries no events: a follower
/// reads those from the database, from where it has got to, as fast as it can. So a slow one costs
/// no memory, and a signal that is missed costs nothing but time.
public final class AuditFeed {

    private final Set<LongConsumer> followers = ConcurrentHashMap.newKeySet();

    /// Calls `follower` with the last sequence after each commit, on the database's own thread: it
    /// must return at once.
    void follow(LongConsumer follower) {
        followers.add(follower);
    }

    void leave(LongConsumer follower) {
        followers.remove(follower);
    }

    void committed(long head) {
        for (var follower : followers) {
            follower.accept(head);
        }
    }
}
