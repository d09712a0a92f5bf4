package calypte.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import calypte.model.rollout.Window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/// Maintenance windows by the clock on the wall, also where that is changed.
class CronWindowTest {

    private static final String BERLIN = "Europe/Berlin";

    private final CronWindow nightly = window("0 2 * * *", Duration.ofHours(3), BERLIN);

    @Test
    void isOpenFromItsStartToItsEnd() {
        assertThat(at(nightly, "2026-11-24T00:59:59Z")).isEqualTo(shut("2026-11-24T01:00:00Z"));
        assertThat(at(nightly, "2026-11-24T01:00:00Z")).isEqualTo(open("2026-11-24T04:00:00Z"));
        assertThat(at(nightly, "2026-11-24T03:59:59Z")).isEqualTo(open("2026-11-24T04:00:00Z"));
        assertThat(at(nightly, "2026-11-24T04:00:00Z")).isEqualTo(shut("2026-11-25T01:00:00Z"));
    }

    @Test
    void keepsToTheWallInSummerToo() {
        assertThat(at(nightly, "2026-07-01T00:00:00Z")).isEqualTo(open("2026-07-01T03:00:00Z"));
    }

    @Test
    void anHourThatIsSkippedOpensItAsMuchLater() {
        // On 29 March 2026 two o'clock is three o'clock.
        assertThat(at(nightly, "2026-03-29T00:59:59Z")).isEqualTo(shut("2026-03-29T01:00:00Z"));
        assertThat(at(nightly, "2026-03-29T01:00:00Z")).isEqualTo(open("2026-03-29T04:00:00Z"));
        assertThat(at(nightly, "2026-03-29T04:00:00Z")).isEqualTo(shut("2026-03-30T00:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceOpensItOnceAndForItsRealDuration() {
        // On 25 October 2026 two o'clock comes twice, an hour apart.
        assertThat(at(nightly, "2026-10-25T00:00:00Z")).isEqualTo(open("2026-10-25T03:00:00Z"));
        assertThat(at(nightly, "2026-10-25T01:00:00Z")).isEqualTo(open("2026-10-25T03:00:00Z"));
        assertThat(at(nightly, "2026-10-25T03:00:00Z")).isEqualTo(shut("2026-10-26T01:00:00Z"));
    }

    @Test
    void mayOpenOftenAndOnCertainDays() {
        var always = window("* * * * *", Duration.ofHours(1), "UTC");
        var weekend = window("30 22 * * 6", Duration.ofHours(26), "America/New_York");

        assertThat(at(always, "2026-11-24T12:34:56Z")).isEqualTo(open("2026-11-24T13:34:00Z"));
        // Saturday, 21 November 2026, half past ten in the evening.
        assertThat(at(weekend, "2026-11-22T03:29:00Z")).isEqualTo(shut("2026-11-22T03:30:00Z"));
        assertThat(at(weekend, "2026-11-23T05:29:00Z")).isEqualTo(open("2026-11-23T05:30:00Z"));
        assertThat(at(weekend, "2026-11-23T05:30:00Z")).isEqualTo(shut("2026-11-29T03:30:00Z"));
    }

    @Test
    void throughAYearItIsOpenForThreeHoursOfEachDayAndNeverLate() {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var end = now.plus(365, ChronoUnit.DAYS);
        var opened = 0;
        while (now.isBefore(end)) {
            now =
                    switch (nightly.at(now)) {
                        case Opening.Open(var until) -> until;
                        case Opening.Shut(var until) -> {
                            opened += until.isBefore(end) ? 1 : 0;
                            assertThat(nightly.at(until))
                                    .isEqualTo(new Opening.Open(until.plus(3, ChronoUnit.HOURS)));
                            yield until;
                        }
                    };
        }
        assertThat(opened).isEqualTo(365);
    }

    @Test
    void whatIsNoWindowIsRefusedInWords() {
        assertThatThrownBy(() -> CronWindow.times("2 o'clock")).hasMessageContaining("crontab");
        assertThatThrownBy(() -> CronWindow.times("0 0 30 2 *")).hasMessageContaining("crontab");
        assertThatThrownBy(() -> CronWindow.zone("Mars/Olympus")).hasMessageContaining("time zone");
        assertThatThrownBy(() -> CronWindow.duration(Duration.ofSeconds(1)))
                .hasMessageContaining("at least");
        assertThatThrownBy(() -> CronWindow.duration(Duration.ofDays(8)))
                .hasMessageContaining("at most");
    }

    private static CronWindow window(String cron, Duration duration, String zone) {
        return CronWindow.of(cron, duration, zone);
    }

    private static Opening at(CronWindow window, String time) {
        return window.at(Instant.parse(time));
    }

    private static Opening open(String until) {
        return new Opening.Open(Instant.parse(until));
    }

    private static Opening shut(String until) {
        return new Opening.Shut(Instant.parse(until));
    }
}
