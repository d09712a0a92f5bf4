package calypte.emulator.device;

import static calypte.emulator.device.Life.ORDER;
import static calypte.emulator.device.Life.arrived;
import static calypte.emulator.device.Life.cancel;
import static calypte.emulator.device.Life.order;
import static calypte.emulator.device.Life.reply;
import static org.assertj.core.api.Assertions.assertThat;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Register;
import calypte.model.device.Sync;
import calypte.model.update.Progress.Code;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpdaterTest {

    private final Life device = Life.registered(new Fate.Succeeds());

    @Test
    void carriesAnOrderOutAndProvesItByTheNextRegistration() {
        device.on(new Event.Ordered(ORDER), new Event.Fetching(ORDER, 50), arrived(ORDER));
        device.timeIsUp();
        device.timeIsUp();
        device.timeIsUp();
        device.on(new Event.Connected(), reply(Sync.IN_SYNC, null));

        assertThat(device.reports())
                .containsExactly(
                        "ACCEPTED",
                        "DOWNLOADING 0",
                        "DOWNLOADING 50",
                        "VERIFYING",
                        "INSTALLING",
                        "REBOOTING");
        assertThat(device.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.5.0", "boot-2", 1, null));
        assertThat(device.told(Happening.Proven.class)).hasSize(1);
    }

    @Test
    void carriesAnAttemptOutOnceHoweverOftenItIsOrdered() {
        device.on(new Event.Ordered(ORDER), reply(Sync.DRIFTED, ORDER), new Event.Ordered(ORDER));

        assertThat(device.wanted(Fetch.class)).hasSize(1);
    }

    @Test
    void takesALaterAttemptAndNotAnEarlierOne() {
        device.on(new Event.Ordered(order(ORDER.updateId(), 2)), new Event.Ordered(ORDER));

        assertThat(device.wanted(Fetch.class))
                .extracting(fetch -> fetch.order().attempt())
                .containsExactly(2);
    }

    @Test
    void refusesAnImageThatIsNotTheOneOrdered() {
        device.on(new Event.Ordered(ORDER), arrived(ORDER, new byte[] {9, 9, 9}, 3));
        device.timeIsUp();

        assertThat(device.failures()).containsExactly(Code.HASH_MISMATCH);
        assertThat(device.state().work()).isInstanceOf(Work.Idle.class);
    }

    @Test
    void refusesAnImageOfAnotherLength() {
        device.on(new Event.Ordered(ORDER), arrived(ORDER, new byte[] {1, 2, 3}, 2));
        device.timeIsUp();

        assertThat(device.failures()).containsExactly(Code.HASH_MISMATCH);
    }

    @Test
    void saysThatItCannotFetchTheImage() {
        device.on(new Event.Ordered(ORDER), new Event.FetchFailed(ORDER, "HTTP 404"));

        assertThat(device.failures()).containsExactly(Code.DOWNLOAD_FAILED);
    }

    @Test
    void dropsACancelledOrderUntilItInstalls() {
        device.on(new Event.Ordered(ORDER), cancel());
        assertThat(device.state().work()).isInstanceOf(Work.Idle.class);

        var again = order(ORDER.updateId(), 2);
        device.on(new Event.Ordered(again), arrived(again));
        device.timeIsUp();
        device.on(cancel());
        assertThat(device.state().work()).isInstanceOf(Work.Installing.class);
    }

    @Test
    void hearsNothingOfAnImageItNoLongerWants() {
        var newer = order(new UUID(0, 2), 1);

        device.on(new Event.Ordered(ORDER), new Event.Ordered(newer), arrived(ORDER));

        assertThat(device.state().work())
                .isEqualTo(new Work.Fetching(newer, new Fate.Succeeds(), false));
    }

    @Test
    void saysThatItFailsToInstallAndSucceedsAtTheNextAttempt() {
        var unlucky = Life.registered(new Fate.Fails(Code.INSTALL_FAILED), new Fate.Succeeds());

        unlucky.carriesOut(ORDER);
        unlucky.carriesOut(order(ORDER.updateId(), 2));

        assertThat(unlucky.failures()).containsExactly(Code.INSTALL_FAILED);
        assertThat(unlucky.reports()).last().isEqualTo("REBOOTING");
    }

    @Test
    void bootsTheOldImageAfterAPowerCutAndSaysSoWhenAskedAgain() {
        var cutOff = Life.registered(new Fate.PowerCut(Moment.INSTALL));

        cutOff.carriesOut(ORDER);
        assertThat(cutOff.reports()).last().isEqualTo("INSTALLING");
        cutOff.timeIsUp();
        cutOff.on(new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(cutOff.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.4.0", "boot-2", 1, null));
        assertThat(cutOff.failures()).containsExactly(Code.INSTALL_FAILED);
    }

    @Test
    void claimsSuccessAndBootsTheOldImageIfItLies() {
        var liar = Life.registered(new Fate.Lies());

        liar.carriesOut(ORDER);
        liar.timeIsUp();
        liar.on(new Event.Connected(), reply(Sync.DRIFTED, ORDER));

        assertThat(liar.reports()).last().isEqualTo("REBOOTING");
        assertThat(liar.wanted(Register.class))
                .last()
                .isEqualTo(new Register("1.4.0", "boot-2", 1, null));
        assertThat(liar.told(Happening.Proven.class)).isEmpty();
    }
}
