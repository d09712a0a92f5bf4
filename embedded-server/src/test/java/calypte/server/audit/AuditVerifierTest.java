package calypte.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditVerifierTest {

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
    void anUntouchedTrailIsIntact() {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        AuditVerifier.Intact.class,
                        intact -> assertThat(intact.events()).isEqualTo(5));
    }

    @Test
    void anEmptyTrailIsIntact() throws Exception {
        try (var empty = new Trail(folder.resolve("empty"))) {
            assertThat(empty.verdict()).isEqualTo(new AuditVerifier.Intact(0, 0, null));
        }
    }

    @Test
    void aChangedEventIsNamed() {
        trail.sql(
                "update audit_event set document = replace(document, 'pump-3', 'pump-9') where sequence = 3");

        assertBroken(3);
    }

    @Test
    void aChangedEventWithAHashThatFitsBreaksTheNext() {
        trail.sql("update audit_event set hash = X'00' where sequence = 2");

        assertBroken(2);
    }

    @Test
    void anEventThatCannotBeReadIsNamed() {
        trail.sql("alter table audit_event alter column document rename to lost");

        assertBroken(1);
    }

    @Test
    void aMissingEventIsNamed() {
        trail.sql("delete from audit_event where sequence = 4");

        assertBroken(4);
    }

    @Test
    void aCutOffTailIsNoticed() {
        trail.sql("delete from audit_event where sequence >= 4");

        assertBroken(4);
    }

    @Test
    void anAddedEventIsNoticed() {
        trail.sql(
                "insert into audit_event select 6, id, at, action, outcome, level, device_id, device_serial, document, hash from audit_event where sequence = 5");

        assertBroken(6);
    }

    private void assertBroken(long sequence) {
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        AuditVerifier.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(sequence));
    }

    private AuditVerifier.Verdict verdict() {
        return trail.verdict();
    }
}
