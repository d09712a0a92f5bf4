package calypte.emulator.device;

import static calypte.emulator.device.Life.ORDER;
import static calypte.emulator.device.Life.arrived;
import static calypte.emulator.device.Life.reply;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.emulator.device.Effect.Wait;
import calypte.model.device.Sync;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrainTest {

    private final Life fresh = new Life(new Fate.Succeeds());
    private final Life registered = Life.registered(new Fate.Succeeds());

    @Test
    void registersAsSoonAsItIsConnected() {
        fresh.on(new Event.PoweredOn(), new Event.Connected());

        assertThat(fresh.wanted(Register.class))
                .containsExactly(new Register("1.4.0", "boot-1", 1, null));
    }

    @Test
    void countsItsRegistrationsWithinOneBoot() {
        registered.timeIsUp();

        assertThat(registered.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.4.0", "boot-1", 2, null));
    }

    @Test
    void registersAgainWhenItIsToldTo() {
        assertThat(registered.wanted(Wait.class))
                .last()
                .extracting(Wait::time)
                .isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void registersAgainIfItIsNotAnswered() {
        fresh.on(new Event.PoweredOn(), new Event.Connected());
        fresh.timeIsUp();

        assertThat(fresh.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.4.0", "boot-1", 2, null));
    }

    @Test
    void takesTheOrderThatComesWithTheReply() {
        fresh.on(new Event.PoweredOn(), new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(fresh.wanted(Fetch.class)).hasSize(1);
    }

    @Test
    void triesAgainLaterAndLater() {
        fresh.on(new Event.PoweredOn());
        for (var i = 0; i < 4; i++) {
            fresh.on(new Event.ConnectFailed(true, "not authorized"));
            fresh.timeIsUp();
        }

        var waits = fresh.wanted(Wait.class).stream().map(Wait::time).toList();
        assertThat(waits).hasSize(4).isSorted();
        assertThat(waits.getLast()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void goesOnWithItsUpdateWhileTheLinkIsLost() {
        registered.on(new Event.Ordered(ORDER), new Event.LinkLost(), arrived(ORDER));

        assertThat(registered.state().work()).isInstanceOf(Work.Verifying.class);
        assertThat(registered.state().uplink()).isInstanceOf(Uplink.Down.class);
    }

    @Test
    void isUnmovedByATimerThatNoLongerMatters() {
        var before = registered.state();

        registered.on(new Event.TimeUp(1));

        assertThat(registered.state()).isEqualTo(before);
    }

    @Test
    void doesNothingWithoutPower() {
        registered.on(new Event.PoweredOff());
        registered.forgetEffects();

        registered.on(new Event.Ordered(ORDER), reply(Sync.DRIFTED, ORDER), new Event.LinkLost());
        registered.timeIsUp();

        assertThat(registered.wanted()).isEmpty();
    }

    @Test
    void bootsAnewWhenItIsSwitchedOnAgain() {
        registered.on(new Event.PoweredOff(), new Event.PoweredOn(), new Event.Connected());

        assertThat(registered.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.4.0", "boot-2", 1, null));
    }
}
