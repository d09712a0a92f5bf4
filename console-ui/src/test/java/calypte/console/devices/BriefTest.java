package calypte.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Status;
import calypte.model.device.Sync;
import org.junit.jupiter.api.Test;

/// In a narrow column the first words are all there is.
final class BriefTest {

    @Test
    void whatWentWrongComesFirst() {
        assertThat(
                        brief(
                                Sync.DRIFTED,
                                "Attempt 3 of 3 failed: HASH_MISMATCH; it should run 1.5.0",
                                "Nothing more by itself"))
                .isEqualTo("HASH_MISMATCH – attempt 3 of 3 failed");
    }

    @Test
    void whatOtherColumnsSayIsLeftOut() {
        assertThat(brief(Sync.DRIFTED, "About to be ordered; it should run 1.5.0", "At 12:00"))
                .isEqualTo("About to be ordered");
    }

    @Test
    void anyOtherReasonStaysAsItIs() {
        assertThat(brief(Sync.NEVER_SEEN, "It has not registered yet", "It waits"))
                .isEqualTo("It has not registered yet");
        assertThat(brief(Sync.IN_SYNC, "", "")).isEmpty();
    }

    private static String brief(Sync sync, String reason, String next) {
        return Brief.of(new Status(sync, Activity.PENDING, Link.ONLINE, reason, next, false));
    }
}
