package calypte.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import calypte.server.audit.AuditTrail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableWriterTest {

    private Database database;
    private DurableWriter writer;

    @TempDir private Path folder;

    @BeforeEach
    void open() throws DatabaseUnavailable {
        var config = new Database.Config("jdbc:h2:file:" + folder.resolve("db"), "sa", "");
        database = Database.open(config, AuditTrail.entities());
        writer = database.writer();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWorkThatThrowsFailsAloneAndLeavesNothingBehind() {
        var answers =
                asOneGroup(
                        tx -> cursor(tx, "one"),
                        tx -> {
                            cursor(tx, "two");
                            throw new IllegalStateException("no");
                        },
                        tx -> cursor(tx, "three"));

        assertThat(answers.get(0)).isCompletedWithValue("one");
        assertThat(answers.get(1)).isCompletedExceptionally();
        assertThat(answers.get(2)).isCompletedWithValue("three");
        assertThat(cursors()).containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void whatFollowsACommitIsDoneEvenIfTheDiskDidNotTakeIt() {
        var followed = new ConcurrentLinkedQueue<String>();
        try (var unlucky = unlucky()) {
            assertThatThrownBy(() ->
                            unlucky.write(tx -> {
                                tx.afterCommit(() -> followed.add("told"));
                                return cursor(tx, "seen");
                            }))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(followed).containsExactly("told");
        assertThat(cursors()).containsExactly("seen");
    }

    @Test
    void whatIsCommittedIsNeverDoneAgainWhateverFollowsIt() {
        var runs = new ConcurrentLinkedQueue<String>();
        Function<Transaction, String> clumsy =
                tx -> {
                    runs.add("clumsy");
                    tx.afterCommit(() -> {
                        throw new IllegalStateException("a listener of ours");
                    });
                    return cursor(tx, "clumsy");
                };

        var answers = asOneGroup(clumsy, tx -> cursor(tx, "neighbour"));

        assertThat(answers).allMatch(answer -> !answer.isCompletedExceptionally());
        assertThat(runs).hasSize(1);
        assertThat(cursors()).containsExactlyInAnyOrder("clumsy", "neighbour");
    }

    @Test
    void whatAGroupLooksUpIsFetchedTogether() {
        var fetched = new ConcurrentLinkedQueue<Set<String>>();
        Wanted.Fetch fetch = (_, keys) -> fetched.add(keys);
        var held = hold();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : List.of("a", "b", "b", "c")) {
                callers.execute(() -> writer.write(new Wanted(fetch, key), _ -> key));
            }
            whenWaiting(4);
            held.countDown();
        }

        assertThat(fetched).containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void theLastOfTheDiskIsNotWrittenOn() throws Exception {
        var free = Files.getFileStore(folder).getUsableSpace();

        new FreeSpace(folder, 1).require();
        assertThatThrownBy(() -> new FreeSpace(folder, 2 * free).require())
                .isInstanceOf(DiskFull.class);
    }

    @SafeVarargs
    private List<CompletableFuture<String>> asOneGroup(Function<Transaction, String>... works) {
        var answers = new ArrayList<CompletableFuture<String>>();
        var held = hold();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var work : works) {
                answers.add(CompletableFuture.supplyAsync(() -> writer.write(work), callers));
                whenWaiting(answers.size());
            }
            held.countDown();
        }
        return answers;
    }

    /// Keeps the writer busy until the latch opens, so that what comes meanwhile forms one group.
    private CountDownLatch hold() {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() ->
                        writer.write(_ -> {
                            begun.countDown();
                            return awaited(end);
                        }));
        awaited(begun);
        return end;
    }

    private void whenWaiting(int works) {
        while (writer.waiting() < works) {
            Thread.onSpinWait();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cursor(Transaction tx, String name) {
        tx.session()
                .createNativeMutationQuery("insert into audit_cursor values (:name, 0)")
                .setParameter("name", name)
                .executeUpdate();
        return name;
    }

    private List<String> cursors() {
        return database.readers()
                .read(session ->
                        session.createNativeQuery("select name from audit_cursor", String.class)
                                .list());
    }

    /// One whose disk takes nothing.
    private DurableWriter unlucky() {
        return new DurableWriter(
                database.sessions(),
                "no such statement",
                null,
                new Seeing((_, _, _, _) -> {}),
                new Damage("unlucky"));
    }
}
