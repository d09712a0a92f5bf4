package calypte.model.drift;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.model.device.Link;
import calypte.model.drift.Change.Happening;
import calypte.model.drift.DeviceFacts.Target;
import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.update.Ending;
import calypte.model.update.Progress;
import calypte.model.update.UpdateId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Policy POLICY =
            new Policy(
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(30),
                    Duration.ofHours(2),
                    Duration.ofMinutes(30));
    private static final FirmwareId OLD = new FirmwareId(new UUID(1, 4));
    private static final FirmwareId NEW = new FirmwareId(new UUID(1, 5));

    private final RandomGenerator random = new Random(1);

    @Test
    void doesNotDriftBeforeItHasRegistered() {
        var expected = Standing.expected(NEW, need(1), true);

        assertThat(expected.drifts()).isFalse();
        assertThat(orderableAt(expected)).isNull();
    }

    @Test
    void isLeftAloneWhileGraceLasts() {
        var drifting = drifting();

        assertThat(drifting.drifts()).isTrue();
        assertThat(orderableAt(drifting)).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void provesItsUpdateByBootingTheAssignedFirmware() {
        var updating = drifting().dispatched(POLICY, NOON);

        var change = updating.reported(boot("b2", "new", NEW), POLICY, random);

        assertThat(change.happenings()).containsExactly(new Happening.Proven(need(1), NEW, 1));
        assertThat(change.next().drifts()).isFalse();
        assertThat(change.next().open()).isNull();
        assertThat(change.next().driftSince()).isNull();
    }

    @Test
    void isAFalseSuccessWhenItClaimsToRebootAndComesBackWithTheOldFirmware() {
        var claimed = said(drifting().dispatched(POLICY, NOON), Progress.State.REBOOTING);

        var change = claimed.reported(boot("b2", "old", OLD), POLICY, random);

        assertThat(ended(change).setback().kind()).isEqualTo(Ending.FALSE_SUCCESS);
        assertThat(change.next().drifts()).isTrue();
    }

    @Test
    void doesNotProveAnythingWithoutANewBoot() {
        var updating = drifting().dispatched(POLICY, NOON);

        var change = updating.reported(again("b1", 2, "new", NEW), POLICY, random);

        assertThat(change.happenings()).hasOnlyElementsOfType(Happening.Ignored.class);
        assertThat(change.next().current()).isEqualTo(OLD);
        assertThat(change.next().reportedSerial()).isEqualTo("new");
        assertThat(change.next().open()).isEqualTo(updating.open());
    }

    @Test
    void keepsTheOpenAttemptWhenItRegistersAgainInTheSameBoot() {
        var updating = drifting().dispatched(POLICY, NOON);

        var change = updating.reported(again("b1", 2, "old", OLD), POLICY, random);

        assertThat(change.happenings()).isEmpty();
        assertThat(change.next().open()).isEqualTo(updating.open());
    }

    @Test
    void isNotTurnedBackByAReplayedRegistration() {
        var proven =
                drifting()
                        .dispatched(POLICY, NOON)
                        .reported(boot("b2", "new", NEW), POLICY, random)
                        .next();

        assertThat(proven.reported(boot("b1", "old", OLD), POLICY, random).next())
                .isEqualTo(proven);
        assertThat(proven.reported(again("b2", 1, "new", NEW), POLICY, random).next())
                .isEqualTo(proven);
    }

    @Test
    void restsForTheBackOffAfterAFailureAndIsExhaustedAfterTheLast() {
        var standing = drifting();
        var at = NOON;
        for (var attempt = 1; attempt <= 3; attempt++) {
            var failed = said(standing.dispatched(POLICY, at), Progress.State.FAILED, at);
            assertThat(failed.isExhausted(POLICY)).isEqualTo(attempt == 3);
            if (attempt < 3) {
                var next = orderableAt(failed);
                assertThat(next).isAfterOrEqualTo(at.plusSeconds(30));
                at = Objects.requireNonNull(next);
            }
            standing = failed;
        }

        assertThat(orderableAt(standing)).isNull();
    }

    @Test
    void timesOutAtItsDeadlineAndNotBefore() {
        var updating = drifting().dispatched(POLICY, NOON);
        var deadline = NOON.plus(POLICY.deadline());

        assertThat(updating.expired(deadline.minusMillis(1), POLICY, random).happenings())
                .isEmpty();
        assertThat(ended(updating.expired(deadline, POLICY, random)).setback().kind())
                .isEqualTo(Ending.TIMED_OUT);
    }

    @Test
    void beginsANewNeedWhenItDriftsAgainAfterAProof() {
        var proven =
                drifting()
                        .dispatched(POLICY, NOON)
                        .reported(boot("b2", "new", NEW), POLICY, random)
                        .next();

        var drifted = proven.reported(boot("b3", "old", OLD), POLICY, random).next();

        assertThat(drifted.goal()).isEqualTo(Goal.fresh(NEW, need(2)));
        assertThat(drifted.driftSince()).isEqualTo(NOON);
    }

    @Test
    void dropsItsOpenAttemptWhenItIsAssignedSomethingElse() {
        var updating = drifting().dispatched(POLICY, NOON);

        var change = updating.assigned(OLD, need(7), NOON);

        assertThat(ended(change).setback().kind()).isEqualTo(Ending.SUPERSEDED);
        assertThat(change.next().drifts()).isFalse();
        assertThat(change.next().driftSince()).isNull();
    }

    @Test
    void countsUnknownFirmwareAsDriftOnlyIfItsTypeSaysSo() {
        for (var recover : new boolean[] {true, false}) {
            var running =
                    Standing.expected(NEW, need(1), recover)
                            .reported(boot("b1", "new", NEW), POLICY, random)
                            .next();

            var unknown = running.reported(boot("b2", "odd", null), POLICY, random).next();

            assertThat(unknown.current()).isEqualTo(NEW);
            assertThat(unknown.drifts()).isEqualTo(recover);
        }
    }

    @Test
    void ignoresProgressOfAnotherUpdateAndNeverGoesBackAStep() {
        var installing = said(drifting().dispatched(POLICY, NOON), Progress.State.INSTALLING);

        var late = said(installing, Progress.State.DOWNLOADING);
        var foreign =
                installing.progressed(
                        new Progress(new UUID(9, 9), null, Progress.State.FAILED, null, null),
                        NOON,
                        POLICY,
                        random);

        assertThat(late).isEqualTo(installing);
        assertThat(foreign.next()).isEqualTo(installing);
        assertThat(foreign.happenings()).hasOnlyElementsOfType(Happening.Ignored.class);
    }

    /// Runs the old firmware since noon and should run the new.
    private Standing drifting() {
        return Standing.expected(NEW, need(1), true)
                .reported(boot("b1", "old", OLD), POLICY, random)
                .next();
    }

    private Standing said(Standing standing, Progress.State state) {
        return said(standing, state, NOON);
    }

    private Standing said(Standing standing, Progress.State state, Instant at) {
        var word = new Progress(need(1).value(), null, state, null, null);
        return standing.progressed(word, at, POLICY, random).next();
    }

    private static Reported boot(String bootId, String serial, @Nullable FirmwareId known) {
        return again(bootId, 1, serial, known);
    }

    private static Reported again(
            String bootId, long seq, String serial, @Nullable FirmwareId known) {
        var report = known == null ? Report.UNKNOWN : Report.VALID;
        return new Reported(serial, known, report, bootId, seq, need(2), NOON);
    }

    private static Happening.Ended ended(Change change) {
        return (Happening.Ended) change.happenings().getFirst();
    }

    private static @Nullable Instant orderableAt(Standing standing) {
        var target = new Target("2.0.0", Firmware.State.PUBLISHED, true);
        return new DeviceFacts(true, standing, Link.ONLINE, true, target, null).orderableAt(POLICY);
    }

    private static UpdateId need(int number) {
        return new UpdateId(new UUID(0, number));
    }
}
