package calypte.server.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.CacheMode;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/// The one way to change the database. What is submitted while a commit is under way is grouped
/// into the next one; nobody hears of success before it is durable.
///
/// A work that throws fails alone: its group is rolled back and the others are done again, one by
/// one. So a work may run twice, and must do nothing outside of its transaction.
public final class DurableWriter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(DurableWriter.class.getName());

    private static final int GROUP = 256;
    private static final int WAITING = 8192;
    private static final long PATIENCE_S = 5;

    private final SessionFactory sessions;
    private final @Nullable String sync;
    private final @Nullable FreeSpace space;
    private final Seeing seeing;
    private final Damage damage;
    private final BlockingQueue<Entry<?>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean open = true;

    /// `sync` is the statement that makes a commit durable, if the database needs one; `space` says
    /// whether there is room, if the database lives on a disk of ours.
    DurableWriter(
            SessionFactory sessions,
            @Nullable String sync,
            @Nullable FreeSpace space,
            Seeing seeing,
            Damage damage) {
        this.sessions = sessions;
        this.damage = damage;
        this.seeing = seeing;
        this.sync = sync;
        this.space = space;
        this.thread = Thread.ofPlatform().name("db-writer").start(this::run);
    }

    /// Does `work` in a transaction and waits until it is durable.
    ///
    /// @throws Overloaded if the queue stays full; then nothing was done
    /// @throws DiskFull if there is no room; then nothing was done
    public <T> T write(Function<Transaction, T> work) {
        return write(new Entry<>(null, work));
    }

    /// The same for a work that says beforehand what it will look up: what the works of a group
    /// look up in the same way is then fetched by one query instead of one for each.
    ///
    /// @throws Overloaded if the queue stays full; then nothing was done
    public <T> T write(Wanted wanted, Function<Transaction, T> work) {
        return write(new Entry<>(wanted, work));
    }

    private <T> T write(Entry<T> entry) {
        if (!open || !offered(entry)) {
            throw new Overloaded("too much is waiting to be written");
        }
        if (!thread.isAlive()) {
            failWaiting();
        }
        return Waiting.on(entry.answer);
    }

    /// How many works wait for their group.
    int waiting() {
        return queue.size();
    }

    /// Writes what was accepted, then ends. Not interrupting: that would close an H2 file.
    @Override
    public void close() {
        open = false;
        // Wakes the thread, which then sees that this is the end. A full queue keeps it awake
        // anyway.
        var _ = queue.offer(new Entry<>(null, _ -> Boolean.TRUE));
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        failWaiting();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What came too late to be written is told so.
    private void failWaiting() {
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.fail(new Overloaded("too much is waiting to be written"));
        }
    }

    private boolean offered(Entry<?> entry) {
        try {
            return queue.offer(entry, PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        var group = new ArrayList<Entry<?>>(GROUP);
        while (open || !queue.isEmpty()) {
            try {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
                commit(group);
            } catch (InterruptedException e) {
                LOG.log(Level.ERROR, "the database writer was interrupted and goes on", e);
            }
        }
    }

    private void commit(List<Entry<?>> group) {
        Transaction done;
        try {
            if (space != null) {
                space.require();
            }
            done = inTransaction(group);
        } catch (DiskFull e) {
            group.forEach(entry -> entry.fail(e));
            return;
        } catch (RuntimeException | Error e) {
            if (group.size() == 1) {
                group.getFirst().fail(damage.judged(e));
            } else {
                group.forEach(entry -> commit(List.of(entry)));
            }
            return;
        }
        conclude(group, done);
    }

    /// Nothing of this may be taken for a failure of the works: they are committed. So what follows
    /// a commit is done even if the disk did not take it: others see it by now. Only the callers
    /// are not told that it will last.
    private void conclude(List<Entry<?>> group, Transaction done) {
        var failure = synced();
        try {
            done.committed();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "what follows a commit failed", e);
        }
        if (failure == null) {
            group.forEach(Entry::succeed);
        } else {
            group.forEach(entry -> entry.fail(failure));
        }
    }

    private @Nullable Throwable synced() {
        try {
            sync();
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private Transaction inTransaction(List<Entry<?>> group) {
        try (var session = sessions.openSession()) {
            session.setCacheMode(CacheMode.IGNORE);
            var tx = new Transaction(session);
            seeing.begin(tx);
            var database = session.beginTransaction();
            try {
                prefetch(group, tx);
                group.forEach(entry -> entry.work(tx));
                tx.prepare();
                database.commit();
            } catch (RuntimeException | Error e) {
                database.rollback();
                throw e;
            }
            return tx;
        }
    }

    private static void prefetch(List<Entry<?>> group, Transaction tx) {
        if (group.size() == 1) {
            return;
        }
        var wanted = new HashMap<Wanted.Fetch, Set<String>>();
        for (var entry : group) {
            if (entry.wanted != null) {
                wanted.computeIfAbsent(entry.wanted.fetch(), _ -> new LinkedHashSet<>())
                        .add(entry.wanted.key());
            }
        }
        wanted.forEach((fetch, keys) -> fetch.into(tx, keys));
    }

    private void sync() {
        if (sync == null) {
            return;
        }
        try (var session = sessions.openSession()) {
            session.doWork(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute(sync);
                }
            });
        }
    }

    private static final class Entry<T> {
        private final @Nullable Wanted wanted;
        private final Function<Transaction, T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;

        Entry(@Nullable Wanted wanted, Function<Transaction, T> work) {
            this.wanted = wanted;
            this.work = work;
        }

        void work(Transaction tx) {
            result = work.apply(tx);
        }

        @SuppressWarnings("NullAway") // a work may well answer null: T says so
        void succeed() {
            answer.complete(result);
        }

        void fail(Throwable cause) {
            answer.completeExceptionally(cause);
        }
    }
}
