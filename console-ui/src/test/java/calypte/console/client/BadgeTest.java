package calypte.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.Activity;
import calypte.model.device.Link;
import calypte.model.device.Status;
import calypte.model.device.Sync;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BadgeTest {

    @Test
    void whatIsBeingDoneOutranksHowThingsStand() {
        assertThat(badge(Sync.UNKNOWN_FIRMWARE, Activity.UPDATING)).isEqualTo(Badge.UPDATING);
        assertThat(badge(Sync.UNKNOWN_FIRMWARE, Activity.IDLE)).isEqualTo(Badge.UNKNOWN_FIRMWARE);
        assertThat(badge(Sync.IN_SYNC, Activity.HELD)).isEqualTo(Badge.HELD);
    }

    /// So a count and the list it leads to cannot differ.
    @Test
    void everyFilterFindsItsOwnBadgeAndNoOther() {
        for (var sync : Sync.values()) {
            for (var activity : Activity.values()) {
                var found =
                        Arrays.stream(Badge.values())
                                .filter(badge -> finds(badge.filter(), sync, activity))
                                .toList();

                assertThat(found).containsExactly(badge(sync, activity));
            }
        }
    }

    /// RSQL, as far as the badges use it: `a==b` and `;`.
    private static boolean finds(String filter, Sync sync, Activity activity) {
        return Arrays.stream(filter.split(";"))
                .allMatch(part ->
                        part.equals("sync==" + sync) || part.equals("activity==" + activity));
    }

    private static Badge badge(Sync sync, Activity activity) {
        return Badge.of(new Status(sync, activity, Link.ONLINE, "", "", false));
    }
}
