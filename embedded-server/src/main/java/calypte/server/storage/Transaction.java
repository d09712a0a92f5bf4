package calypte.server.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Session;

/// One transaction of the durable writer. Several works may share it: they see each other's
/// changes, and stand or fall together with whatever is recorded beside them.
public final class Transaction {

    private final Session session;
    private final Map<Class<?>, Object> companions = new HashMap<>();
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final List<Runnable> lastly = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Session session) {
        this.session = session;
    }

    public Session session() {
        return session;
    }

    /// The one `T` that goes along with this transaction, made at its first mention.
    public <T> T companion(Class<T> type, Supplier<T> maker) {
        return type.cast(companions.computeIfAbsent(type, _ -> maker.get()));
    }

    /// Runs once before the commit, inside the transaction.
    public void beforeCommit(Runnable step) {
        beforeCommit.add(step);
    }

    /// Runs once behind all other writing, inside the transaction. It may write by itself, but
    /// change no entity.
    public void lastly(Runnable step) {
        lastly.add(step);
    }

    /// Runs after the commit is durable, and never if it failed. Must be short and must not throw:
    /// the next group waits for it.
    public void afterCommit(Runnable step) {
        afterCommit.add(step);
    }

    void prepare() {
        beforeCommit.forEach(Runnable::run);
        SlimUpdates.flush(session);
        session.flush();
        lastly.forEach(Runnable::run);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
