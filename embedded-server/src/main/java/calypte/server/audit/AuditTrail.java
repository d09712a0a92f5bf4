package calypte.server.audit;

import calypte.server.storage.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What happened, in the order in which it became true: append-only, without gaps, each event tied
/// to the one before. An event stands or falls with the transaction that did what it tells.
public final class AuditTrail {

    private final AuditFeed feed;
    private final InstantSource clock;
    private final EventIds ids;

    /// @param random seeds the ids, which need not be hard to guess
    public AuditTrail(AuditFeed feed, InstantSource clock, RandomGenerator random) {
        this.feed = feed;
        this.clock = clock;
        this.ids = new EventIds(new SplittableRandom(random.nextLong()));
    }

    /// What the database has to map for the trail to be read.
    public static List<Class<?>> entities() {
        return List.of(AuditRow.class);
    }

    public void record(Transaction tx, AuditEvent event) {
        tx.companion(Batch.class, () -> begin(tx)).add(event);
    }

    private Batch begin(Transaction tx) {
        var batch = new Batch(clock, ids);
        tx.beforeCommit(() -> batch.store(tx));
        tx.afterCommit(() -> feed.committed(batch.head()));
        return batch;
    }
}
