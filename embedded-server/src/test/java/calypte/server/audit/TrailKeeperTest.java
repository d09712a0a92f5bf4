package calypte.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrailKeeperTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant NEXT_YEAR = Trail.NOON.plus(Duration.ofDays(365));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Trail trail;

    @BeforeEach
    void open() throws Exception {
        trail = new Trail(folder);
        for (var i = 1; i <= 5; i++) {
            trail.registered("pump-" + i);
        }
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void cutsWhatIsOldAndWasShippedAndTheRestIsIntact() {
        shipped(3);

        trail.keeper(MONTH, NEXT_YEAR).look();

        assertThat(sequences()).startsWith(4L, 5L).doesNotContain(1L, 2L, 3L);
        assertThat(trail.verdict())
                .isInstanceOfSatisfying(
                        AuditVerifier.Intact.class,
                        intact -> assertThat(intact.cut()).isEqualTo(3));
        assertThat(trail.pages.after(3, 100).getLast().document())
                .contains("\"action\":\"trail-cut\"", "\"sequence\":\"3\"", "\"signature\":");
    }

    @Test
    void goesOnWhereItCutBefore() {
        shipped(2);
        trail.keeper(MONTH, NEXT_YEAR).look();
        shipped(4);
        trail.keeper(MONTH, NEXT_YEAR).look();

        assertThat(sequences()).startsWith(5L);
        assertThat(trail.verdict()).isInstanceOf(AuditVerifier.Intact.class);
    }

    @Test
    void cutsNothingThatIsYoungOrWasNotShipped() {
        trail.keeper(MONTH, NEXT_YEAR).look();
        shipped(5);
        trail.keeper(MONTH, Trail.NOON.plus(Duration.ofDays(29))).look();

        assertThat(sequences()).startsWith(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aBeginningThatSomebodyElseCutIsNotIntact() {
        trail.sql("delete from audit_event where sequence <= 2");
        trail.sql(
                "update audit_cut set sequence = 2, hash = (select rawtohex(hash) from audit_event"
                        + " where sequence = 3), at = 'x', signature = 'AAAA' where id = 1");

        assertBroken(3, "has not signed");
    }

    @Test
    void aCutThatWasSignedIsNotGoodForMore() {
        shipped(2);
        trail.keeper(MONTH, NEXT_YEAR).look();
        trail.sql("delete from audit_event where sequence <= 3");

        assertBroken(3, "it is missing");
    }

    @Test
    void anEndThatIsCutOffWithItsHeadShows() {
        assertThat(trail.keeper(MONTH, NEXT_YEAR).checkpoint()).isPresent();
        trail.sql("delete from audit_event where sequence >= 4");
        trail.sql(
                "update audit_head set sequence = 3,"
                        + " hash = (select hash from audit_event where sequence = 3)");

        assertBroken(4, "the trail reached event 5");
    }

    @Test
    void aTrailWrittenAnewShows() throws Exception {
        assertThat(trail.keeper(MONTH, NEXT_YEAR).checkpoint()).isPresent();
        var said = Files.readString(folder.resolve("audit.checkpoint"));
        Files.writeString(folder.resolve("audit.checkpoint"), said.replace(" 5 ", " 4 "));

        assertBroken(4, "not signed by this server");
    }

    @Test
    void tellsOfACheckpointOnceAndNotOfItsOwnWord() {
        var keeper = trail.keeper(MONTH, NEXT_YEAR);
        keeper.look();
        keeper.look();

        assertThat(trail.pages.after(5, 100))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.document()).contains("\"action\":\"trail-checkpointed\""));
        assertThat(trail.verdict()).isInstanceOf(AuditVerifier.Intact.class);
    }

    @Test
    void theKeyIsItsOwnersAloneAndStaysTheSame() throws Exception {
        var key = folder.resolve("audit.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Checkpoints.in(folder).key().id()).isEqualTo(trail.checkpoints.key().id());
    }

    private void shipped(long sequence) {
        new ShippedCursor(trail.database.readers(), trail.database.writer()).move(sequence);
    }

    private List<Long> sequences() {
        return trail.pages.after(0, 100).stream().map(AuditPages.Stored::sequence).toList();
    }

    private void assertBroken(long sequence, String why) {
        assertThat(trail.verdict())
                .isInstanceOfSatisfying(
                        AuditVerifier.Broken.class,
                        broken -> {
                            assertThat(broken.sequence()).isEqualTo(sequence);
                            assertThat(broken.why()).contains(why);
                        });
    }
}
