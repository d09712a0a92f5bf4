package calypte.model.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.rollout.Permit.Hold;
import calypte.model.rollout.Permit.Later;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Who may be ordered now.
class LimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Pace FRESH = new Pace(null, 0);
    private static final Limits NONE = new Limits(null, null, null);

    @Test
    void nobodyWhileItStandsStillOrItsGateHasTripped() {
        assertThat(NONE.permit(course(RolloutState.RUNNING, 0, 0), FRESH, NOON))
                .isEqualTo(new Permit.Granted());
        assertThat(NONE.permit(course(RolloutState.PAUSED, 0, 0), FRESH, NOON))
                .isEqualTo(new Later(Hold.PAUSED, null));
        assertThat(NONE.permit(course(RolloutState.RUNNING, 0, 1), FRESH, NOON))
                .isEqualTo(new Later(Hold.PAUSED, null));
    }

    @Test
    void nobodyWhileTheWindowIsShut() {
        var opens = NOON.plusSeconds(60);
        Window shut = _ -> new Window.Opening.Shut(opens);

        var limits = new Limits(null, null, shut);

        assertThat(limits.permit(course(RolloutState.RUNNING, 0, 0), FRESH, NOON))
                .isEqualTo(new Later(Hold.WINDOW, opens));
    }

    @Test
    void noMoreThanTheCapAtATime() {
        var limits = new Limits(null, 3, null);

        assertThat(limits.room(course(RolloutState.RUNNING, 1, 0), FRESH, NOON, 100)).isEqualTo(2);
        assertThat(limits.permit(course(RolloutState.RUNNING, 3, 0), FRESH, NOON))
                .isEqualTo(new Later(Hold.BUDGET, null));
    }

    @Test
    void ordersAreSpreadOverTheMinute() {
        var limits = new Limits(60, null, null);
        var pace = FRESH.spent(NOON);

        assertThat(limits.permit(running(), pace, NOON))
                .isEqualTo(new Later(Hold.BUDGET, NOON.plusSeconds(1)));
        assertThat(limits.permit(running(), pace, NOON.plusSeconds(1)))
                .isEqualTo(new Permit.Granted());
        assertThat(limits.room(running(), pace, NOON.plusSeconds(30), 100)).isEqualTo(30);
    }

    @Test
    void noMinuteSeesMoreThanItsRate() {
        var random = new Random(5);
        for (var rate : List.of(1, 7, 60, 1000)) {
            var limits = new Limits(rate, null, null);
            var pace = FRESH;
            var minutes = new ArrayList<Integer>();
            var now = NOON;
            for (var i = 0; i < 20_000; i++) {
                now = now.plusMillis(random.nextInt(i % 50 == 0 ? 5_000 : 50));
                if (limits.permit(running(), pace, now) instanceof Permit.Granted) {
                    var before = pace;
                    pace = pace.spent(now);
                    if (!Objects.equals(pace.since(), before.since())) {
                        minutes.add(before.used());
                    }
                }
            }
            assertThat(minutes).allMatch(used -> used <= rate);
        }
    }

    @Test
    void whoIsToldToComeBackIsLetInThen() {
        var limits = new Limits(7, null, null);
        var pace = FRESH.spent(NOON);
        for (var i = 0; i < 20; i++) {
            var at = pace.freeAt(7, NOON.plusSeconds(1));
            assertThat(limits.permit(running(), pace, at.minusMillis(1))).isInstanceOf(Later.class);
            assertThat(limits.permit(running(), pace, at)).isEqualTo(new Permit.Granted());
            pace = pace.spent(at);
        }
        assertThat(Duration.between(NOON, pace.freeAt(7, NOON)))
                .isGreaterThan(Duration.ofMinutes(2));
    }

    private static Course running() {
        return course(RolloutState.RUNNING, 0, 0);
    }

    private static Course course(RolloutState state, int updating, int failed) {
        var counts =
                Counts.of(
                        Map.of(
                                TargetState.UPDATING, updating,
                                TargetState.FAILED, failed,
                                TargetState.WAITING, 10));
        var gate = new Gate(0, null, 0, 1, Duration.ZERO, false);
        return new Course(
                state,
                List.of(new Phase(1, PhaseState.RUNNING, gate, counts, 0, null)),
                false,
                true);
    }
}
