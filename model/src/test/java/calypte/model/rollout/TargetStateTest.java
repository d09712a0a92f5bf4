package calypte.model.rollout;

import static calypte.model.rollout.TargetState.FAILED;
import static calypte.model.rollout.TargetState.PLANNED;
import static calypte.model.rollout.TargetState.RELEASED;
import static calypte.model.rollout.TargetState.SUCCEEDED;
import static calypte.model.rollout.TargetState.UPDATING;
import static calypte.model.rollout.TargetState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.rollout.TargetState.Seen;
import org.junit.jupiter.api.Test;

/// What becomes of a device within its rollout.
class TargetStateTest {

    private static final Seen ADRIFT = new Seen(false, false, false);
    private static final Seen AT_IT = new Seen(true, false, false);
    private static final Seen THERE = new Seen(false, true, false);
    private static final Seen SPENT = new Seen(false, false, true);

    @Test
    void aDeviceOfALaterPhaseIsPlannedWhateverItDoes() {
        assertThat(PLANNED.after(AT_IT)).isEqualTo(PLANNED);
        assertThat(PLANNED.after(THERE)).isEqualTo(PLANNED);
    }

    @Test
    void anAttemptLeadsToSuccessOrBackOrToFailure() {
        assertThat(WAITING.after(AT_IT)).isEqualTo(UPDATING);
        assertThat(UPDATING.after(THERE)).isEqualTo(SUCCEEDED);
        assertThat(UPDATING.after(ADRIFT)).isEqualTo(WAITING);
        assertThat(UPDATING.after(SPENT)).isEqualTo(FAILED);
        assertThat(WAITING.after(THERE)).isEqualTo(SUCCEEDED);
    }

    @Test
    void aDeviceThatFallsBackHasFailedUntilItIsTriedAgain() {
        assertThat(SUCCEEDED.after(ADRIFT)).isEqualTo(FAILED);
        assertThat(FAILED.after(ADRIFT)).isEqualTo(FAILED);
        assertThat(FAILED.after(AT_IT)).isEqualTo(UPDATING);
        assertThat(FAILED.after(THERE)).isEqualTo(SUCCEEDED);
    }

    @Test
    void whoHasLeftStaysAway() {
        assertThat(RELEASED.after(AT_IT)).isEqualTo(RELEASED);
    }
}
