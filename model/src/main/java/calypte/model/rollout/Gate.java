package calypte.model.rollout;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What must hold of a phase before the next one begins, and what stops all.
///
/// @param minSuccessPercent of the phase's devices that must have succeeded; those that left do not
///   count
/// @param maxFailurePercent of those that finished; heeded once enough have finished
/// @param maxFailures in all; heeded at once
/// @param minFinished how many must have finished; all of a smaller phase
/// @param soak how long a phase that is good enough is watched
/// @param approval whether an operator has to agree as well
public record Gate(
        int minSuccessPercent,
        @Nullable Integer maxFailurePercent,
        @Nullable Integer maxFailures,
        int minFinished,
        Duration soak,
        boolean approval) {

    /// What holds for fields that were not given.
    public static final Gate USUAL = new Gate(95, 5, null, 5, Duration.ofMinutes(10), false);

    private static final double UNLIKELY = 0.05;
    private static final double ALMOST_CERTAIN = 0.95;

    /// What a gate says of a phase.
    public enum Verdict {
        /// It cannot be told yet.
        WAITING,
        PASSED,
        TRIPPED
    }

    /// A gate's verdict and what it rests on.
    ///
    /// @param probabilityOverLimit how likely the true failure rate is above the limit; null if
    ///   there is no limit, or nothing to judge by
    /// @param words all of it for a person
    public record Reading(
            Verdict verdict,
            int finished,
            int failed,
            double failurePercent,
            @Nullable Double probabilityOverLimit,
            String words) {

        public boolean trips() {
            return verdict == Verdict.TRIPPED;
        }
    }

    /// Reads the gate. The first `accepted` failures do not count in any way: an operator has seen
    /// them and went on.
    public Reading read(Counts counts, int accepted) {
        var forgiven = Math.min(accepted, counts.of(TargetState.FAILED));
        return new Look(
                        this,
                        counts.base() - forgiven,
                        counts.of(TargetState.SUCCEEDED),
                        counts.of(TargetState.FAILED) - forgiven)
                .reading();
    }

    private record Look(Gate gate, int base, int succeeded, int failed) {

        Reading reading() {
            var share = finished() == 0 ? 0 : 100.0 * failed / finished();
            var probability = probability();
            return new Reading(
                    verdict(), finished(), failed, share, probability, words(share, probability));
        }

        private int finished() {
            return succeeded + failed;
        }

        private Verdict verdict() {
            if (tooMany() || tooLarge() || isHopeless()) {
                return Verdict.TRIPPED;
            }
            var isGood = 100L * succeeded >= (long) gate.minSuccessPercent * base;
            return isEnough() && isGood ? Verdict.PASSED : Verdict.WAITING;
        }

        private boolean tooMany() {
            return gate.maxFailures != null && failed > gate.maxFailures;
        }

        private boolean tooLarge() {
            return gate.maxFailurePercent != null
                    && isEnough()
                    && 100L * failed > (long) gate.maxFailurePercent * finished();
        }

        /// Whether too many have failed for the rest to make up for it.
        private boolean isHopeless() {
            return 100L * (base - failed) < (long) gate.minSuccessPercent * base;
        }

        private boolean isEnough() {
            return finished() >= Math.min(gate.minFinished, base);
        }

        private @Nullable Double probability() {
            return gate.maxFailurePercent == null || finished() == 0
                    ? null
                    : Evidence.thatRateExceeds(gate.maxFailurePercent / 100.0, failed, finished());
        }

        private String words(double share, @Nullable Double probability) {
            var heard = "%d of %d failed (%s)".formatted(failed, finished(), percent(share));
            return switch (verdict()) {
                case TRIPPED -> heard + ", " + why();
                case PASSED -> heard + ", good enough" + evidence(probability);
                case WAITING ->
                        finished() == 0
                                ? "none has finished yet"
                                : heard + ", " + missing() + evidence(probability);
            };
        }

        private String why() {
            if (tooMany()) {
                return "more than the %d that may".formatted(gate.maxFailures);
            }
            return tooLarge()
                    ? "more than %d %%".formatted(gate.maxFailurePercent)
                    : "so fewer than %d %% of %d can still succeed"
                            .formatted(gate.minSuccessPercent, base);
        }

        private String missing() {
            var wanted = (int) Math.ceilDiv((long) gate.minSuccessPercent * base, 100L);
            return isEnough() || succeeded < wanted
                    ? "%d of %d must succeed".formatted(wanted, base)
                    : "%d must have finished".formatted(Math.min(gate.minFinished, base));
        }

        private String evidence(@Nullable Double probability) {
            if (probability == null) {
                return "";
            }
            var chance = percent(100 * probability);
            var claim = "more than %d %% would fail".formatted(gate.maxFailurePercent);
            if (probability < UNLIKELY) {
                return "; that %s is unlikely (%s)".formatted(claim, chance);
            }
            return probability > ALMOST_CERTAIN
                    ? "; that %s is almost certain (%s)".formatted(claim, chance)
                    : "; not enough evidence whether %s (%s likely)".formatted(claim, chance);
        }

        private static String percent(double value) {
            return String.format(
                    Locale.ROOT, value == Math.rint(value) ? "%.0f %%" : "%.1f %%", value);
        }
    }
}
