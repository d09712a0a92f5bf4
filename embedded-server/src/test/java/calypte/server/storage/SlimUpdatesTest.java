package calypte.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hibernate.StaleObjectStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What changed of an entity is written, and nothing else of it.
class SlimUpdatesTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private final List<String> seen = new ArrayList<>();
    private Database database;

    @TempDir private Path folder;

    @BeforeEach
    void open() throws DatabaseUnavailable {
        var config = new Database.Config("jdbc:h2:file:" + folder.resolve("db"), "sa", "");
        database =
                Database.open(
                        config,
                        List.of(Note.class),
                        (_, _, before, after) -> {
                            if (before != null && after != null) {
                                seen.add(before.of("text") + " → " + after.of("text"));
                            }
                        });
        write(tx -> sql(tx, Note.TABLE));
        write(tx -> {
            tx.session().persist(note(FIRST));
            tx.session().persist(note(SECOND));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatDidNotChangeIsLeftAsItIsInTheDatabase() {
        write(tx -> {
            var note = find(tx, FIRST);
            sql(tx, "update note set pages = 7");
            note.text = "changed";
        });

        assertThat(read(FIRST).text).isEqualTo("changed");
        assertThat(read(FIRST).pages).isEqualTo(7);
        assertThat(read(FIRST).revision).isEqualTo(1);
        assertThat(read(SECOND).revision).isZero();
    }

    @Test
    void everyKindOfValueArrivesAndGoesAgain() {
        var noon = Instant.parse("2026-11-01T12:00:00.123456Z");
        write(tx -> {
            var note = find(tx, FIRST);
            note.unit = TimeUnit.DAYS;
            note.at = noon;
            note.seal = new byte[] {1, 2};
            note.sizeBytes = 1L << 40;
            note.isOpen = true;
        });
        assertThat(read(FIRST))
                .returns(TimeUnit.DAYS, note -> note.unit)
                .returns(noon, note -> note.at)
                .returns(1L << 40, note -> note.sizeBytes)
                .returns(true, note -> note.isOpen);
        assertThat(read(FIRST).seal).containsExactly(1, 2);

        write(tx -> {
            var note = find(tx, FIRST);
            note.unit = null;
            note.at = null;
            note.seal = null;
            note.sizeBytes = null;
        });
        assertThat(read(FIRST))
                .returns(null, note -> note.unit)
                .returns(null, note -> note.at)
                .returns(null, note -> note.seal)
                .returns(null, note -> note.sizeBytes)
                .returns(2L, note -> note.revision);
    }

    @Test
    void anEntityMayBeWrittenAndChangedAgainInOneTransaction() {
        write(tx -> {
            var note = find(tx, FIRST);
            note.text = "once";
            tx.session().flush();
            note.text = "twice";
            find(tx, SECOND).pages = 3;
        });

        assertThat(read(FIRST)).returns("twice", note -> note.text).returns(2L, it -> it.revision);
        assertThat(read(SECOND)).returns(3, note -> note.pages).returns(1L, it -> it.revision);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        assertThatThrownBy(() ->
                        write(tx -> {
                            var note = find(tx, FIRST);
                            sql(tx, "update note set text = 'theirs', revision = revision + 1");
                            note.text = "ours";
                        }))
                .isInstanceOfAny(StaleObjectStateException.class, OptimisticLockException.class);

        assertThat(read(FIRST).text).isEqualTo("as it was");
    }

    @Test
    void whatIsMadeAndChangedOrTakenAwayIsLeftToTheFlush() {
        var third = new UUID(1, 3);
        write(tx -> {
            var note = note(third);
            tx.session().persist(note);
            note.text = "made and changed";
            var gone = find(tx, SECOND);
            gone.text = "changed and gone";
            tx.session().remove(gone);
        });

        assertThat(read(third).text).isEqualTo("made and changed");
        assertThatThrownBy(() -> read(SECOND)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whoeverWatchesWhatIsWrittenSeesItOnce() {
        write(tx -> find(tx, FIRST).text = "changed");

        assertThat(seen).containsExactly("as it was → changed");
    }

    private void write(Consumer<Transaction> work) {
        var _ =
                database.writer()
                        .write(tx -> {
                            work.accept(tx);
                            return tx;
                        });
    }

    private Note read(UUID id) {
        return database.readers()
                .read(session -> Objects.requireNonNull(session.get(Note.class, id)));
    }

    private static Note find(Transaction tx, UUID id) {
        return tx.session().find(Note.class, id);
    }

    private static void sql(Transaction tx, String statement) {
        var _ = tx.session().createNativeMutationQuery(statement).executeUpdate();
    }

    private static Note note(UUID id) {
        var note = new Note();
        note.id = id;
        note.text = "as it was";
        return note;
    }
}
