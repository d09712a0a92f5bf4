package calypte.server.rollout;

import calypte.model.rollout.Permit;
import calypte.server.registry.RolloutBook;
import calypte.server.storage.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.hibernate.SharedSessionContract;

/// What the registry asks and tells about devices of rollouts, in its own transactions.
public final class Book implements RolloutBook {

    private static final Permit HALTED = new Permit.Later(Permit.Hold.PAUSED, null);

    private final Consumer<Collection<UUID>> news;

    /// Names never change, so each is looked up once.
    private final ConcurrentMap<UUID, String> names = new ConcurrentHashMap<>();

    /// `news` hears after a commit which rollouts were touched by it. Must return at once.
    public Book(Consumer<Collection<UUID>> news) {
        this.news = news;
    }

    @Override
    public Permit take(Transaction tx, UUID rollout, Instant now) {
        var found = ledger(tx).open(rollout);
        if (found.isEmpty()) {
            return HALTED;
        }
        var row = found.get().row();
        var course = row.course(found.get().phases(), true);
        var permit = row.limits().permit(course, row.pace(), now);
        if (permit instanceof Permit.Granted && row.ratePerMinute != null) {
            row.put(row.pace().spent(now));
        }
        return permit;
    }

    @Override
    public void moved(Transaction tx, Move move) {
        ledger(tx).move(move);
    }

    @Override
    public String name(SharedSessionContract session, UUID rollout) {
        var known = names.get(rollout);
        if (known != null) {
            return known;
        }
        var found =
                session.createSelectionQuery(
                                "select name from RolloutRow where id = :id", String.class)
                        .setParameter("id", rollout)
                        .uniqueResult();
        if (found != null) {
            names.put(rollout, found);
        }
        return found == null ? "" : found;
    }

    Ledger ledger(Transaction tx) {
        return Ledger.in(tx, news);
    }
}
