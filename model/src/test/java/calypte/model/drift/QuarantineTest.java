package calypte.model.drift;

import static calypte.model.drift.Example.NEW;
import static calypte.model.drift.Example.NOON;
import static calypte.model.drift.Example.OLD;
import static calypte.model.drift.Example.POLICY;
import static calypte.model.drift.Example.drifting;
import static calypte.model.drift.Example.exhausted;
import static calypte.model.drift.Example.expired;
import static calypte.model.drift.Example.facts;
import static calypte.model.drift.Example.failed;
import static calypte.model.drift.Example.need;
import static calypte.model.drift.Example.registered;
import static calypte.model.drift.Example.said;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.Activity;
import calypte.model.drift.Change.Happening;
import calypte.model.drift.Restraints.Quarantine;
import calypte.model.update.Hindrance;
import calypte.model.update.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A device that fails too often in a short while is left alone.
class QuarantineTest {

    private static final Instant UNTIL = NOON.plus(Duration.ofHours(24));

    @Test
    void fiveFailuresWithinAnHourPutItInQuarantineForADay() {
        var four = failed(retried(exhausted()), NOON.minus(Duration.ofHours(1)));
        assertThat(quarantine(four)).isNull();

        var fifth = said(four.dispatched(POLICY, NOON), Progress.State.REBOOTING, NOON);
        var change = registered(fifth, "b7", OLD, NOON);

        assertThat(change.happenings()).contains(new Happening.Quarantined(UNTIL));
        assertThat(quarantine(change.next())).isEqualTo(new Quarantine(NOON, UNTIL));
    }

    @Test
    void failuresOfMoreThanAnHourAgoCountNoLonger() {
        var four = failed(retried(exhausted()), NOON);

        var late = NOON.plus(Duration.ofHours(1)).plusMillis(1);

        assertThat(quarantine(failed(retried(four), late))).isNull();
    }

    @Test
    void neitherARefusalNorWhatWasCalledOffIsAFailure() {
        var standing = drifting();
        for (var i = 0; i < 8; i++) {
            standing =
                    said(retried(standing).dispatched(POLICY, NOON), Progress.State.REJECTED, NOON);
            standing = retried(standing).dispatched(POLICY, NOON).cancelled("a test").next();
        }

        assertThat(standing.restraints()).isEqualTo(Restraints.NONE);
    }

    @Test
    void failuresCountAcrossGoals() {
        var two = failed(failed(drifting(), NOON), NOON);
        var other = two.assigned(OLD, need(3), NOON).next().assigned(NEW, need(4), NOON).next();

        var five = failed(failed(failed(other, NOON), NOON), NOON);

        assertThat(quarantine(five)).isNotNull();
    }

    @Test
    void isOrderedNothingUntilItIsOverAndWakesThen() {
        var facts = facts(quarantined());

        assertThat(facts.hindrance(POLICY)).isEqualTo(Hindrance.QUARANTINED);
        assertThat(facts.activity(POLICY)).isEqualTo(Activity.HELD);
        assertThat(facts.orderableAt(POLICY)).isNull();
        assertThat(facts.dueAt(POLICY)).isEqualTo(UNTIL);
        assertThat(facts.isStuck(POLICY)).isFalse();
    }

    @Test
    void isOverAfterItsTimeAndNotBefore() {
        var quarantined = quarantined();

        assertThat(expired(quarantined, UNTIL.minusMillis(1)).next()).isEqualTo(quarantined);
        var over = expired(quarantined, UNTIL);
        assertThat(over.happenings()).containsExactly(new Happening.Served());
        assertThat(over.next().restraints()).isEqualTo(Restraints.NONE);
        assertThat(facts(over.next()).orderableAt(POLICY)).isNotNull();
    }

    @Test
    void endsWhenAnOperatorReleasesIt() {
        var released = quarantined().released().orElseThrow();

        assertThat(released.restraints()).isEqualTo(Restraints.NONE);
        assertThat(released.released()).isEmpty();
    }

    /// With attempts left at a fresh need.
    private static Standing quarantined() {
        var five = failed(failed(retried(exhausted()), NOON), NOON);
        return retried(five);
    }

    private static Standing retried(Standing standing) {
        return standing.retried(need(1)).orElse(standing);
    }

    private static @Nullable Quarantine quarantine(Standing standing) {
        return standing.restraints().quarantine();
    }
}
