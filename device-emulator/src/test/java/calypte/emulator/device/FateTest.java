package calypte.emulator.device;

import static calypte.emulator.device.Life.ORDER;
import static calypte.emulator.device.Life.arrived;
import static calypte.emulator.device.Life.order;
import static calypte.emulator.device.Life.reply;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Habits.Speech;
import calypte.emulator.device.Habits.Trouble;
import calypte.model.device.Sync;
import calypte.model.update.Progress.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All the ways in which an update can go wrong.
class FateTest {

    private static final Register OLD_IMAGE_AGAIN = new Register("1.4.0", "boot-2", 1, null);

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyReasonOfTheContractIsGivenAndTheNextAttemptSucceeds(Code code) {
        var device = Life.registered(new Fate.Fails(code), new Fate.Succeeds());

        device.carriesOut(ORDER);
        device.comesBack();
        assertThat(device.failures()).containsExactly(code);
        device.carriesOut(order(ORDER.updateId(), 2));

        assertThat(device.reports()).last().isEqualTo("REBOOTING");
        assertThat(device.failures()).hasSize(1);
    }

    @Test
    void saysThatTheNewImageDidNotBootBeforeItRegisters() {
        var device = Life.registered(new Fate.Fails(Code.BOOT_FAILED));
        device.carriesOut(ORDER);
        device.forgetEffects();

        device.timeIsUp();
        device.on(new Event.Connected());

        assertThat(device.failures()).containsExactly(Code.BOOT_FAILED);
        var registered = device.wanted().indexOf(OLD_IMAGE_AGAIN);
        var confessed = device.wanted().indexOf(device.wanted(Effect.Report.class).getFirst());
        assertThat(registered).isGreaterThan(confessed);
    }

    @Test
    void refusesAnOrderWithoutFetchingAnything() {
        var device = Life.registered(new Fate.Refuses(Code.LOW_BATTERY));

        device.on(new Event.Ordered(ORDER));

        assertThat(device.reports()).containsExactly("REJECTED");
        assertThat(device.failures()).containsExactly(Code.LOW_BATTERY);
        assertThat(device.wanted(Effect.Fetch.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void bootsTheOldImageWhereverThePowerIsCut(Moment moment) {
        var device = Life.registered(new Fate.PowerCut(moment));

        device.carriesOut(ORDER);
        device.comesBack();

        assertThat(device.told(Happening.PowerCut.class)).hasSize(1);
        assertThat(device.wanted(Register.class)).last().isEqualTo(OLD_IMAGE_AGAIN);
        assertThat(device.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void staysStuckUntilSomebodySwitchesItOffAndOn(Moment moment) {
        var device = Life.registered(new Fate.Hangs(moment), new Fate.Succeeds());

        device.carriesOut(ORDER);
        device.on(new Event.Ordered(ORDER));
        assertThat(device.state().work()).isEqualTo(new Work.Stuck(ORDER));
        device.on(new Event.PoweredOff(), new Event.PoweredOn(), new Event.Connected());

        assertThat(device.wanted(Register.class)).last().isEqualTo(OLD_IMAGE_AGAIN);
    }

    @Test
    void anotherAttemptGetsItUnstuck() {
        var device = Life.registered(new Fate.Hangs(Moment.VERIFY), new Fate.Succeeds());

        device.carriesOut(ORDER);
        device.carriesOut(order(ORDER.updateId(), 2));

        assertThat(device.reports()).last().isEqualTo("REBOOTING");
    }

    @Test
    void pretendsToRunTheNewImageWithoutHavingBooted() {
        var device = Life.registered(new Fate.Pretends());

        device.carriesOut(ORDER);

        assertThat(device.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.5.0", "boot-1", 2, null));
    }

    @Test
    void hasBadLuckWithOneImageOnly() {
        var luck = Luck.of(new Fate.Fails(Code.BOOT_FAILED)).onlyWith("1.6.0");
        var device = new Life(luck, Habits.GOOD, Trust.EVERYBODY).registered();

        device.carriesOut(ORDER);

        assertThat(device.state().work())
                .isInstanceOfSatisfying(
                        Work.Booting.class,
                        booting -> assertThat(booting.image()).isEqualTo("1.5.0"));
    }

    @Test
    void takesNoImageOfSomebodyItDoesNotTrust() {
        var device = new Life(Luck.of(new Fate.Succeeds()), Habits.GOOD, _ -> false).registered();

        device.carriesOut(ORDER);

        assertThat(device.failures()).containsExactly(Code.SIGNATURE_INVALID);
    }

    @Test
    void saysEverythingTwiceIfItStutters() {
        var device = speaking(new Speech(2, Duration.ZERO));

        device.on(new Event.Ordered(ORDER));

        assertThat(device.reports())
                .containsExactly("ACCEPTED", "ACCEPTED", "DOWNLOADING 0", "DOWNLOADING 0");
    }

    @Test
    void saysNothingIfItIsSilent() {
        var device = speaking(new Speech(0, Duration.ZERO));

        device.carriesOut(ORDER);

        assertThat(device.reports()).isEmpty();
        assertThat(device.state().work()).isInstanceOf(Work.Booting.class);
    }

    @Test
    void itsReportsArriveInAnyOrder() {
        var device = speaking(new Speech(1, Duration.ofMinutes(1)));
        device.on(new Event.Ordered(ORDER), arrived(ORDER));
        assertThat(device.reports()).isEmpty();

        device.lateReportsArrive();

        assertThat(device.reports())
                .containsExactlyInAnyOrder("ACCEPTED", "DOWNLOADING 0", "VERIFYING")
                .isNotEqualTo(List.of("ACCEPTED", "DOWNLOADING 0", "VERIFYING"));
    }

    @Test
    void startsAnewInTheMiddleOfThings() {
        var habits = Habits.GOOD.with(new Trouble.Crash(Duration.ofSeconds(8)));
        var device = new Life(Luck.of(new Fate.Succeeds()), habits, Trust.EVERYBODY).registered();
        device.on(new Event.Ordered(ORDER));

        device.on(new Event.TimeUp(device.state().times().trouble()));
        device.comesBack();

        assertThat(device.wanted(Register.class)).last().isEqualTo(OLD_IMAGE_AGAIN);
    }

    @Test
    void fetchesAgainWhatStoppedComingWhenTheNetworkWasGone() {
        var device = Life.registered(new Fate.Succeeds());
        device.on(new Event.Ordered(ORDER), new Event.LinkLost());
        device.on(new Event.FetchFailed(ORDER, "there is no network"));

        device.on(new Event.NetworkBack(), new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(device.wanted(Effect.Fetch.class)).hasSize(2);
        assertThat(device.failures()).isEmpty();
    }

    private static Life speaking(Speech speech) {
        return new Life(Luck.of(new Fate.Succeeds()), Habits.GOOD.with(speech), Trust.EVERYBODY)
                .registered();
    }
}
