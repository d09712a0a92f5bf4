package calypte.model.drift;

import static calypte.model.drift.Example.NOON;
import static calypte.model.drift.Example.POLICY;
import static calypte.model.drift.Example.expired;
import static calypte.model.drift.Example.facts;
import static calypte.model.drift.Example.ordered;
import static calypte.model.drift.Example.said;
import static calypte.model.drift.Example.says;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.update.Ending;
import calypte.model.update.Progress;
import calypte.model.update.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Nothing hangs: each step of an update has its time.
class StepDeadlineTest {

    @Test
    void eachStepIsGivenUpAfterItsOwnSilence() {
        var patience =
                Map.of(
                        Progress.State.ACCEPTED, 30,
                        Progress.State.DOWNLOADING, 30,
                        Progress.State.VERIFYING, 10,
                        Progress.State.INSTALLING, 30,
                        Progress.State.REBOOTING, 10);

        patience.forEach((state, minutes) -> {
            var entered = NOON.plusSeconds(60);
            var standing = said(ordered(), state, entered);
            var over = entered.plus(Duration.ofMinutes(minutes));

            assertThat(facts(standing).dueAt(POLICY)).as(state.name()).isEqualTo(over);
            assertThat(expired(standing, over.minusMillis(1)).next()).isEqualTo(standing);
            assertThat(ending(expired(standing, over).next())).isEqualTo(Ending.TIMED_OUT);
        });
    }

    @Test
    void aDeviceThatTellsNothingHasTheWholeDeadline() {
        assertThat(facts(ordered()).dueAt(POLICY)).isEqualTo(NOON.plus(POLICY.deadline()));
    }

    @Test
    void aPercentageThatGrowsIsAWordAndOneThatStandsStillIsNone() {
        var at20 = says(ordered(), Progress.State.DOWNLOADING, 20, NOON).next();
        var later = NOON.plusSeconds(600);

        var at30 = says(at20, Progress.State.DOWNLOADING, 30, later).next();
        var still = says(at20, Progress.State.DOWNLOADING, 20, later).next();

        assertThat(dueAt(at30)).isEqualTo(later.plus(POLICY.stepPatience()));
        assertThat(dueAt(still)).isEqualTo(NOON.plus(POLICY.stepPatience()));
    }

    @Test
    void noStepOutlivesTheAttempt() {
        var late = NOON.plus(POLICY.deadline()).minusSeconds(60);

        var installing = said(ordered(), Progress.State.INSTALLING, late);

        assertThat(dueAt(installing)).isEqualTo(NOON.plus(POLICY.deadline()));
    }

    @Test
    void keepsWhenItCameToEachStepAndNeverGoesBack() {
        var downloading = said(ordered(), Progress.State.DOWNLOADING, NOON.plusSeconds(1));
        var installing = said(downloading, Progress.State.INSTALLING, NOON.plusSeconds(2));
        var late = said(installing, Progress.State.ACCEPTED, NOON.plusSeconds(3));

        assertThat(late).isEqualTo(installing);
        assertThat(Objects.requireNonNull(late.open()).steps())
                .containsExactly(
                        new Attempt.Reached(Step.DOWNLOADING, NOON.plusSeconds(1)),
                        new Attempt.Reached(Step.INSTALLING, NOON.plusSeconds(2)));
    }

    private static Instant dueAt(Standing standing) {
        return Objects.requireNonNull(facts(standing).dueAt(POLICY));
    }

    private static Ending ending(Standing standing) {
        return Objects.requireNonNull(standing.setback()).kind();
    }
}
