package calypte.model.drift;

import static calypte.model.drift.Example.NEW;
import static calypte.model.drift.Example.NOON;
import static calypte.model.drift.Example.OLD;
import static calypte.model.drift.Example.POLICY;
import static calypte.model.drift.Example.drifting;
import static calypte.model.drift.Example.exhausted;
import static calypte.model.drift.Example.facts;
import static calypte.model.drift.Example.failed;
import static calypte.model.drift.Example.inSync;
import static calypte.model.drift.Example.need;
import static calypte.model.drift.Example.ordered;
import static calypte.model.drift.Example.registered;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.Activity;
import calypte.model.drift.Change.Happening;
import calypte.model.drift.Restraints.Hold;
import calypte.model.update.Ending;
import calypte.model.update.Hindrance;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What an operator can do about the update of a device.
class OperatorTest {

    private static final Hold PINNED = new Hold("demo at noon", NOON);

    @Test
    void aDeviceThatIsHeldIsOrderedNothingWhateverItIsAssigned() {
        var held = drifting().held(PINNED).orElseThrow();

        assertThat(facts(held).hindrance(POLICY)).isEqualTo(Hindrance.HELD);
        assertThat(facts(held).activity(POLICY)).isEqualTo(Activity.HELD);
        assertThat(facts(held).dueAt(POLICY)).isNull();
        assertThat(facts(held.assigned(NEW, need(5), NOON).next()).orderableAt(POLICY)).isNull();
        assertThat(held.held(PINNED)).isEmpty();
    }

    @Test
    void anOpenAttemptOutlivesAHoldAndAnInSyncDeviceCanBeHeldToo() {
        var held = ordered().held(PINNED).orElseThrow();

        assertThat(held.open()).isEqualTo(ordered().open());
        assertThat(facts(held).activity(POLICY)).isEqualTo(Activity.UPDATING);
        assertThat(facts(inSync().held(PINNED).orElseThrow()).activity(POLICY))
                .isEqualTo(Activity.HELD);
    }

    @Test
    void aReleasedDeviceGoesOnWhereItWas() {
        var released = drifting().held(PINNED).orElseThrow().released().orElseThrow();

        assertThat(released).isEqualTo(drifting());
        assertThat(released.released()).isEmpty();
    }

    @Test
    void aCancelledUpdateIsOrderedNoMore() {
        var change = ordered().calledOff("wrong image", POLICY).orElseThrow();

        var setback = new Setback(Ending.CANCELLED, "wrong image");
        assertThat(change.happenings())
                .containsExactly(new Happening.Ended(need(1), NEW, 1, setback));
        assertThat(facts(change.next()).hindrance(POLICY)).isEqualTo(Hindrance.CANCELLED);
        assertThat(facts(change.next()).orderableAt(POLICY)).isNull();
        assertThat(change.next().calledOff("again", POLICY)).isEmpty();
    }

    @Test
    void whatIsStillToComeCanBeCancelledAndWhatIsNotCannot() {
        assertThat(drifting().calledOff("", POLICY)).isPresent();
        assertThat(inSync().calledOff("", POLICY)).isEmpty();
        assertThat(exhausted().calledOff("", POLICY)).isEmpty();
    }

    @Test
    void anotherAssignmentAndAProofLiftACancellation() {
        var cancelled = ordered().calledOff("", POLICY).orElseThrow().next();

        var other = cancelled.assigned(OLD, need(3), NOON).next().assigned(NEW, need(4), NOON);
        var proven = registered(cancelled, "b2", NEW, NOON).next();
        var driftedAgain = registered(proven, "b3", OLD, NOON).next();

        assertThat(facts(other.next()).orderableAt(POLICY)).isNotNull();
        assertThat(facts(driftedAgain).orderableAt(POLICY)).isNotNull();
    }

    @Test
    void aRetryIsAFreshNeedWithoutANewGrace() {
        for (var standing :
                new Standing[] {
                    exhausted(),
                    ordered().calledOff("", POLICY).orElseThrow().next(),
                    failed(drifting(), NOON.plusSeconds(60))
                }) {
            var retried = standing.retried(need(8)).orElseThrow();

            assertThat(retried.goal()).isEqualTo(Goal.fresh(NEW, need(8)));
            assertThat(retried.driftSince()).isEqualTo(NOON);
            assertThat(facts(retried).orderableAt(POLICY)).isEqualTo(NOON.plus(POLICY.grace()));
        }
    }

    @Test
    void thereIsNothingToRetryWhileItWaitsOrIsAtIt() {
        assertThat(drifting().retried(need(8))).isEmpty();
        assertThat(ordered().retried(need(8))).isEmpty();
        assertThat(inSync().retried(need(8))).isEmpty();
    }

    @Test
    void aLateProofCountsThoughItWasCancelled() {
        var cancelled = ordered().calledOff("", POLICY).orElseThrow().next();

        var change = registered(cancelled, "b2", NEW, NOON);

        assertThat(change.happenings()).containsExactly(new Happening.Proven(need(1), NEW, 1));
        assertThat(Objects.requireNonNull(change.next().goal()).firmware()).isEqualTo(NEW);
        assertThat(change.next().setback()).isNull();
    }
}
