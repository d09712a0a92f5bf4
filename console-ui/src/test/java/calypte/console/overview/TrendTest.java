package calypte.console.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import calypte.console.client.FleetHistory;
import calypte.console.client.FleetHistory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:30:00Z");

    @Test
    void tellsWhatHasComeAndWhenItIsDone() {
        var trend = trend(60, 500, 15, 700, 0, 800);

        assertThat(trend.change())
                .hasValueSatisfying(it -> assertThat(it).isCloseTo(30, within(0.01)));
        // 190 are missing to 990, and 100 come in a quarter of an hour
        assertThat(trend.done()).hasValue(NOW.plus(Duration.ofSeconds(1710)));
    }

    @Test
    void doesNotGuessWhereNothingMoves() {
        assertThat(trend(60, 700, 15, 700, 0, 700).done()).isEmpty();
        assertThat(trend(60, 700, 15, 700, 0, 700).change()).isEmpty();
        assertThat(trend(60, 995, 15, 995, 0, 996).done()).isEmpty();
        assertThat(Trend.of(FleetHistory.NOTHING)).isEqualTo(Trend.UNKNOWN);
    }

    @Test
    void whatGetsWorseHasNoEnd() {
        var trend = trend(60, 900, 15, 850, 0, 800);

        assertThat(trend.change()).hasValueSatisfying(it -> assertThat(it).isNegative());
        assertThat(trend.done()).isEmpty();
    }

    /// Minutes ago and how many of a thousand were in sync, in turns.
    private static Trend trend(int... agoAndInSync) {
        var points = new ArrayList<Point>();
        for (var i = 0; i < agoAndInSync.length; i += 2) {
            var at = NOW.minus(Duration.ofMinutes(agoAndInSync[i]));
            points.add(new Point(at, List.of(), agoAndInSync[i + 1], 1000));
        }
        return Trend.of(new FleetHistory(points, List.of()));
    }
}
