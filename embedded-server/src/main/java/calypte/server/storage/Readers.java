package calypte.server.storage;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.CacheMode;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/// Reads the database, a few at a time, each on a thread that nobody interrupts.
public final class Readers implements AutoCloseable {

    static final int THREADS = 4;
    private static final int WAITING = 4096;

    private final SessionFactory sessions;
    private final Damage damage;
    private final ExecutorService threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("db-reader-", 1).daemon().factory());

    Readers(SessionFactory sessions, Damage damage) {
        this.sessions = sessions;
        this.damage = damage;
    }

    /// Reads what is committed, and waits for it. What the query throws comes out as it is.
    ///
    /// @throws Overloaded if too many are waiting already
    /// @throws DatabaseDamaged if it comes to a place that cannot be read
    public <T> T read(Function<StatelessSession, T> query) {
        try {
            return Waiting.on(CompletableFuture.supplyAsync(() -> answer(query), threads));
        } catch (RejectedExecutionException _) {
            throw new Overloaded("too much is waiting to be read");
        }
    }

    /// Asks for the least there is, and throws what stands in its way.
    public void probe() {
        var _ = read(session -> session.createNativeQuery("select 1", Integer.class).list());
    }

    private <T> T answer(Function<StatelessSession, T> query) {
        try {
            return fresh(query);
        } catch (RuntimeException e) {
            if (Damage.isDoubtful(e)) {
                return again(query);
            }
            throw damage.judged(e);
        }
    }

    private <T> T again(Function<StatelessSession, T> query) {
        try {
            return fresh(query);
        } catch (RuntimeException e) {
            throw damage.judgedAgain(e);
        }
    }

    private <T> T fresh(Function<StatelessSession, T> query) {
        return sessions.fromStatelessTransaction(session -> {
            // Since Hibernate 7 even a stateless session would look into a cache otherwise.
            session.setCacheMode(CacheMode.IGNORE);
            return query.apply(session);
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
