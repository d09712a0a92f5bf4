package calypte.model.rollout;

import static calypte.model.rollout.Gate.Verdict.PASSED;
import static calypte.model.rollout.Gate.Verdict.TRIPPED;
import static calypte.model.rollout.Gate.Verdict.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When a gate opens, when it stops all, and what it says of how sure that is.
class GateTest {

    @Test
    void opensWhenEnoughOfThePhaseHaveSucceeded() {
        var gate = gate(90, null, null, 1);

        assertThat(verdict(gate, counts(89, 0, 11))).isEqualTo(WAITING);
        assertThat(verdict(gate, counts(90, 0, 10))).isEqualTo(PASSED);
    }

    @Test
    void waitsUntilEnoughHaveFinishedButNotForMoreThanThereAre() {
        var gate = gate(0, 5, null, 5);

        assertThat(verdict(gate, counts(4, 0, 6))).isEqualTo(WAITING);
        assertThat(verdict(gate, counts(5, 0, 5))).isEqualTo(PASSED);
        assertThat(verdict(gate, counts(2, 0, 0))).isEqualTo(PASSED);
    }

    @Test
    void theShareOfFailuresIsHeededOnceEnoughHaveFinished() {
        var gate = gate(0, 20, null, 5);

        assertThat(verdict(gate, counts(0, 4, 96))).isEqualTo(WAITING);
        assertThat(verdict(gate, counts(4, 1, 95))).isEqualTo(PASSED);
        assertThat(verdict(gate, counts(3, 2, 95))).isEqualTo(TRIPPED);
    }

    @Test
    void aNumberOfFailuresIsHeededAtOnce() {
        var gate = gate(0, null, 2, 5);

        assertThat(verdict(gate, counts(0, 2, 98))).isEqualTo(WAITING);
        assertThat(verdict(gate, counts(0, 3, 97))).isEqualTo(TRIPPED);
    }

    @Test
    void tripsAsSoonAsTheRestCannotMakeUpForIt() {
        var gate = gate(95, null, null, 5);

        assertThat(verdict(gate, counts(0, 5, 95))).isEqualTo(WAITING);
        assertThat(verdict(gate, counts(0, 6, 94))).isEqualTo(TRIPPED);
    }

    @Test
    void devicesThatLeftDoNotCount() {
        var gone = Counts.of(Map.of(TargetState.SKIPPED, 7, TargetState.SUPERSEDED, 3));

        assertThat(verdict(gate(95, 5, null, 5), gone)).isEqualTo(PASSED);
        assertThat(verdict(gate(95, 5, null, 5), gone.plus(counts(1, 0, 0)))).isEqualTo(PASSED);
    }

    @Test
    void whatAnOperatorHasAcceptedCountsNoMoreButTheNextFailureDoes() {
        var gate = gate(80, 20, 3, 1);

        assertThat(gate.read(counts(3, 4, 3), 0).verdict()).isEqualTo(TRIPPED);
        assertThat(gate.read(counts(3, 4, 3), 4).verdict()).isEqualTo(WAITING);
        assertThat(gate.read(counts(6, 4, 0), 4).verdict()).isEqualTo(PASSED);
        assertThat(gate.read(counts(3, 5, 2), 4).verdict()).isEqualTo(TRIPPED);
    }

    @Test
    void saysWhetherTheEvidenceSuffices() {
        var gate = gate(0, 5, null, 1000);

        assertThat(words(gate, counts(5, 0, 995))).contains("not enough evidence");
        assertThat(words(gate, counts(100, 0, 900))).contains("unlikely (0.6 %)");
        assertThat(words(gate, counts(8, 4, 988))).contains("almost certain");
        assertThat(gate.read(counts(0, 0, 10), 0).probabilityOverLimit()).isNull();
    }

    @Test
    void theProbabilityIsTheTailOfTheBetaDistribution() {
        // 1 - pbeta(limit, 1 + failed, 1 + succeeded), by closed forms and by integration.
        assertThat(Evidence.thatRateExceeds(0.05, 0, 0)).isCloseTo(0.95, within(1e-12));
        assertThat(Evidence.thatRateExceeds(0.05, 0, 19))
                .isCloseTo(Math.pow(0.95, 20), within(1e-12));
        assertThat(Evidence.thatRateExceeds(0.1, 3, 3))
                .isCloseTo(1 - Math.pow(0.1, 4), within(1e-12));
        assertThat(Evidence.thatRateExceeds(0.05, 2, 48))
                .isCloseTo(integrated(0.05, 2, 48), within(1e-6));
        assertThat(Evidence.thatRateExceeds(0.05, 5_100, 100_000))
                .isCloseTo(integrated(0.05, 5_100, 100_000), within(1e-4));
    }

    /// The same by adding up the density, which needs no theorem.
    private static double integrated(double limit, int failed, int finished) {
        var steps = 2_000_000;
        var above = 0.0;
        var all = 0.0;
        var top =
                failed * Math.log((double) failed / finished)
                        + (finished - failed) * Math.log1p(-(double) failed / finished);
        for (var i = 0; i < steps; i++) {
            var rate = (i + 0.5) / steps;
            var density =
                    Math.exp(
                            failed * Math.log(rate)
                                    + (finished - failed) * Math.log1p(-rate)
                                    - top);
            all += density;
            above += rate > limit ? density : 0;
        }
        return above / all;
    }

    private static Gate gate(
            int success, @Nullable Integer percent, @Nullable Integer count, int finished) {
        return new Gate(success, percent, count, finished, Duration.ZERO, false);
    }

    private static Gate.Verdict verdict(Gate gate, Counts counts) {
        return gate.read(counts, 0).verdict();
    }

    private static String words(Gate gate, Counts counts) {
        return gate.read(counts, 0).words();
    }

    private static Counts counts(int succeeded, int failed, int waiting) {
        return Counts.of(
                Map.of(
                        TargetState.SUCCEEDED, succeeded,
                        TargetState.FAILED, failed,
                        TargetState.WAITING, waiting));
    }
}
