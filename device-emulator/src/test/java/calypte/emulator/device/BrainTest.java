package calypte.emulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Effect.Report;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.model.device.DeviceSerial;
import calypte.model.device.Sync;
import calypte.model.firmware.Digest;
import calypte.model.registration.RegistrationReply;
import calypte.model.update.CancelOrder;
import calypte.model.update.Progress;
import calypte.model.update.Progress.Code;
import calypte.model.update.UpdateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BrainTest {

    private static final byte[] IMAGE = {1, 2, 3};
    private static final UpdateOrder ORDER = order(new UUID(0, 1), 1);

    private Brain brain = brain(Fate.SUCCEEDS);
    private State state = State.boxed("1.4.0");
    private final List<Effect> effects = new ArrayList<>();

    @Test
    void registersAsSoonAsItIsConnected() {
        on(new Event.PoweredOn(), new Event.Connected());

        assertThat(said(Register.class)).containsExactly(new Register("1.4.0", "boot-1", 1));
    }

    @Test
    void countsItsRegistrationsWithinOneBoot() {
        registered();

        timeIsUp();

        assertThat(said(Register.class)).last().isEqualTo(new Register("1.4.0", "boot-1", 2));
    }

    @Test
    void registersAgainWhenItIsToldTo() {
        registered();

        assertThat(said(Wait.class))
                .last()
                .extracting(Wait::time)
                .isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void carriesAnOrderOutAndProvesItByTheNextRegistration() {
        registered();

        on(new Event.Ordered(ORDER), new Event.Fetching(ORDER, 50), arrived(ORDER));
        timeIsUp();
        timeIsUp();
        timeIsUp();
        on(new Event.Connected(), reply(Sync.IN_SYNC, null));

        assertThat(reports())
                .containsExactly(
                        "ACCEPTED",
                        "DOWNLOADING 0",
                        "DOWNLOADING 50",
                        "VERIFYING",
                        "INSTALLING",
                        "REBOOTING");
        assertThat(said(Register.class)).last().isEqualTo(new Register("1.5.0", "boot-2", 1));
        assertThat(told(Happening.Proven.class)).hasSize(1);
    }

    @Test
    void takesTheOrderThatComesWithTheReply() {
        on(new Event.PoweredOn(), new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(said(Fetch.class)).hasSize(1);
    }

    @Test
    void carriesAnAttemptOutOnceHoweverOftenItIsOrdered() {
        registered();

        on(new Event.Ordered(ORDER), reply(Sync.DRIFTED, ORDER), new Event.Ordered(ORDER));

        assertThat(said(Fetch.class)).hasSize(1);
    }

    @Test
    void takesALaterAttemptAndNotAnEarlierOne() {
        registered();

        on(new Event.Ordered(order(ORDER.updateId(), 2)), new Event.Ordered(ORDER));

        assertThat(said(Fetch.class))
                .extracting(fetch -> fetch.order().attempt())
                .containsExactly(2);
    }

    @Test
    void refusesAnImageThatIsNotTheOneOrdered() {
        registered();

        on(new Event.Ordered(ORDER), new Event.Fetched(ORDER, Digest.of(new byte[] {9}), 3));
        timeIsUp();

        assertThat(failures()).containsExactly(Code.HASH_MISMATCH);
        assertThat(state.work()).isInstanceOf(Work.Idle.class);
    }

    @Test
    void refusesAnImageOfAnotherLength() {
        registered();

        on(new Event.Ordered(ORDER), new Event.Fetched(ORDER, Digest.of(IMAGE), 2));
        timeIsUp();

        assertThat(failures()).containsExactly(Code.HASH_MISMATCH);
    }

    @Test
    void dropsACancelledOrderUntilItInstalls() {
        registered();

        on(new Event.Ordered(ORDER), cancel());
        assertThat(state.work()).isInstanceOf(Work.Idle.class);

        on(new Event.Ordered(order(ORDER.updateId(), 2)), arrived(order(ORDER.updateId(), 2)));
        timeIsUp();
        on(cancel());
        assertThat(state.work()).isInstanceOf(Work.Installing.class);
    }

    @Test
    void hearsNothingOfAnImageItNoLongerWants() {
        registered();
        var newer = order(new UUID(0, 2), 1);

        on(new Event.Ordered(ORDER), new Event.Ordered(newer), arrived(ORDER));

        assertThat(state.work()).isEqualTo(new Work.Fetching(newer, Fate.SUCCEEDS));
    }

    @Test
    void saysThatItFailsToInstallAndSucceedsAtTheNextAttempt() {
        brain = brain(Fate.FAILS_INSTALL, Fate.SUCCEEDS);
        registered();

        carriedOut(ORDER);
        carriedOut(order(ORDER.updateId(), 2));

        assertThat(failures()).containsExactly(Code.INSTALL_FAILED);
        assertThat(reports()).last().isEqualTo("REBOOTING");
    }

    @Test
    void bootsTheOldImageAfterAPowerCutAndSaysSoWhenAskedAgain() {
        brain = brain(Fate.POWER_CUT);
        registered();

        carriedOut(ORDER);
        assertThat(reports()).last().isEqualTo("INSTALLING");
        timeIsUp();
        on(new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(said(Register.class)).last().isEqualTo(new Register("1.4.0", "boot-2", 1));
        assertThat(failures()).containsExactly(Code.INSTALL_FAILED);
    }

    @Test
    void claimsSuccessAndBootsTheOldImageIfItLies() {
        brain = brain(Fate.LIES);
        registered();

        carriedOut(ORDER);
        timeIsUp();
        on(new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(reports()).last().isEqualTo("REBOOTING");
        assertThat(said(Register.class)).last().isEqualTo(new Register("1.4.0", "boot-2", 1));
        assertThat(told(Happening.Proven.class)).isEmpty();
    }

    @Test
    void triesAgainLaterAndLater() {
        on(new Event.PoweredOn());
        for (var i = 0; i < 4; i++) {
            on(new Event.ConnectFailed(true, "not authorized"));
            timeIsUp();
        }

        var waits = said(Wait.class).stream().map(Wait::time).toList();
        assertThat(waits).hasSize(4).isSorted();
        assertThat(waits.getLast()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void goesOnWithItsUpdateWhileTheLinkIsLost() {
        registered();

        on(new Event.Ordered(ORDER), new Event.LinkLost(), arrived(ORDER));

        assertThat(state.work()).isInstanceOf(Work.Verifying.class);
        assertThat(state.uplink()).isInstanceOf(Uplink.Down.class);
    }

    @Test
    void isUnmovedByATimerThatNoLongerMatters() {
        registered();
        var before = state;

        on(new Event.TimeUp(1));

        assertThat(state).isEqualTo(before);
    }

    @Test
    void doesNothingWithoutPower() {
        registered();

        on(new Event.PoweredOff());
        effects.clear();
        on(new Event.Ordered(ORDER), reply(Sync.DRIFTED, ORDER), new Event.LinkLost());
        timeIsUp();

        assertThat(effects).isEmpty();
    }

    private void registered() {
        on(new Event.PoweredOn(), new Event.Connected(), reply(Sync.IN_SYNC, null));
    }

    private void carriedOut(UpdateOrder order) {
        on(new Event.Ordered(order), arrived(order));
        timeIsUp();
        timeIsUp();
    }

    private void on(Event... events) {
        for (var event : events) {
            var step = brain.on(state, event);
            state = step.state();
            effects.addAll(step.effects());
        }
    }

    /// The wait that was begun last ends.
    private void timeIsUp() {
        on(new Event.TimeUp(state.tickets()));
    }

    private static Event arrived(UpdateOrder order) {
        return new Event.Fetched(order, Digest.of(IMAGE), IMAGE.length);
    }

    private static Event cancel() {
        return new Event.Cancelled(new CancelOrder(ORDER.updateId(), "assigned anew"));
    }

    private static Event reply(Sync sync, @Nullable UpdateOrder order) {
        return new Event.Replied(
                new RegistrationReply(
                        new UUID(1, 1),
                        "d-1",
                        Instant.EPOCH,
                        sync,
                        null,
                        order,
                        900,
                        List.of(),
                        null));
    }

    private static UpdateOrder order(UUID id, int attempt) {
        return new UpdateOrder(
                id,
                new UUID(1, 1),
                "d-1",
                new UpdateOrder.Image(
                        new UUID(2, 2), "1.5.0", "1.5.0", 3, Digest.of(IMAGE).hex(), "http://x/"),
                attempt,
                Instant.MAX,
                new UpdateOrder.Meta("pump", List.of()));
    }

    private static Brain brain(Fate... fates) {
        var s = Duration.ofSeconds(1);
        var plan = new Plan(new Plan.Steps(s, s, s, s), List.of(fates), null, 7);
        return new Brain(new DeviceSerial("d-1"), "boot", plan);
    }

    private List<String> reports() {
        return progress()
                .map(p -> p.percent() == null ? p.state().name() : p.state() + " " + p.percent())
                .toList();
    }

    private List<Code> failures() {
        return progress()
                .map(Progress::error)
                .flatMap(Stream::ofNullable)
                .map(f -> f.code())
                .toList();
    }

    private Stream<Progress> progress() {
        return said(Report.class).stream().map(Report::progress);
    }

    private <T extends Effect> List<T> said(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends Happening> List<T> told(Class<T> kind) {
        return said(Tell.class).stream()
                .map(Tell::happening)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
