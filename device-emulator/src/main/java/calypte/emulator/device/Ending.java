package calypte.emulator.device;

import calypte.emulator.device.Effect.Disconnect;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.model.update.Progress;
import calypte.model.update.Progress.Code;
import calypte.model.update.UpdateOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The part of a [Brain] that ends an order: by a reboot into the new image, or in one of the ways
/// in which that goes wrong.
final class Ending {

    private final Nature nature;
    private final Plan.Steps steps;
    private final Reports reports;

    Ending(Nature nature, Reports reports) {
        this.nature = nature;
        this.steps = nature.plan().steps();
        this.reports = reports;
    }

    /// The image is written.
    Step installed(State state, UpdateOrder order, Fate fate) {
        var fresh = order.firmware().serial();
        var old = state.boot().firmware();
        return switch (fate) {
            case Fate.Succeeds _ -> claim(state, order, fresh);
            case Fate.Lies _ -> claim(state, order, old);
            case Fate.Pretends _ -> pretend(state, order);
            case Fate.Fails(var code) when Moment.of(code) == Moment.BOOT ->
                    bootInVain(state, order, code);
            case Fate.PowerCut(var at) when at == Moment.BOOT -> cutInBoot(state, order);
            case Fate.Hangs(var at) when at == Moment.BOOT -> bootForever(state, order);
            case Fate.Fails _, Fate.PowerCut _, Fate.Hangs _, Fate.Refuses _ ->
                    throw new IllegalStateException(fate + " should have come true before");
        };
    }

    /// A fate comes true at its moment, which is not that of booting.
    Step strike(State state, UpdateOrder order, Fate fate, Moment at) {
        return switch (fate) {
            case Fate.Fails(var code) -> fail(state, order, code);
            case Fate.PowerCut _ -> cut(state, order, at);
            case Fate.Hangs _ -> hang(state, order, at);
            case Fate.Succeeds _, Fate.Refuses _, Fate.Lies _, Fate.Pretends _ ->
                    throw new IllegalStateException(fate + " strikes at no moment");
        };
    }

    Step refuse(State state, UpdateOrder order, Code code) {
        return end(state, order, ended(order, Progress.State.REJECTED, code, words(code)));
    }

    Step fail(State state, UpdateOrder order, Code code) {
        return fail(state, order, code, words(code));
    }

    Step fail(State state, UpdateOrder order, Code code, String why) {
        return end(state, order, ended(order, Progress.State.FAILED, code, why));
    }

    private Step end(State state, UpdateOrder order, Progress end) {
        return reports.say(state.with(state.ledger().losing(end)).with(new Work.Idle()), end);
    }

    private Step claim(State state, UpdateOrder order, String boots) {
        var claiming = state.with(state.ledger().claiming(order.firmware().serial()));
        var said = reports.say(claiming, at(order, Progress.State.REBOOTING, null));
        return said.before(reboot(said.state(), boots, steps.boot()));
    }

    /// It says that it reboots and registers as if it had: but the boot is the old one.
    private Step pretend(State state, UpdateOrder order) {
        var said = reports.say(state, at(order, Progress.State.REBOOTING, null));
        var boot = said.state().boot().counted();
        return said.before(
                Step.to(
                        said.state().with(boot).with(new Work.Idle()),
                        nature.registration(order.firmware().serial(), boot)));
    }

    /// The new image does not come up; the old one does, in twice the time, and knows why.
    private Step bootInVain(State state, UpdateOrder order, Code code) {
        var said = reports.say(state, at(order, Progress.State.REBOOTING, null));
        var end = ended(order, Progress.State.FAILED, code, words(code));
        var failed = said.state().with(said.state().ledger().confessing(end));
        return said.before(reboot(failed, state.boot().firmware(), steps.boot().multipliedBy(2)));
    }

    private Step cutInBoot(State state, UpdateOrder order) {
        var said = reports.say(state, at(order, Progress.State.REBOOTING, null));
        return said.before(cut(said.state(), order, Moment.BOOT));
    }

    private Step bootForever(State state, UpdateOrder order) {
        var said = reports.say(state, at(order, Progress.State.REBOOTING, null));
        return said.plus(new Disconnect())
                .before(hang(said.state().with(new Uplink.Off()), order, Moment.BOOT));
    }

    /// It cannot say that it failed, having no power. If the server asks for the same once more, it
    /// hears it then.
    private Step cut(State state, UpdateOrder order, Moment at) {
        var why = "the power was cut before it had " + at.words();
        var end = ended(order, Progress.State.FAILED, Code.INSTALL_FAILED, why);
        return Step.to(state, new Tell(new Happening.PowerCut(nature.serial(), at)))
                .before(
                        reboot(
                                state.with(state.ledger().losing(end)),
                                state.boot().firmware(),
                                steps.boot()));
    }

    private Step hang(State state, UpdateOrder order, Moment at) {
        return Step.to(
                state.with(new Work.Stuck(order)),
                new Tell(new Happening.Hung(nature.serial(), at)));
    }

    static Step reboot(State state, String image, Duration time) {
        var next = state.with(new Uplink.Off()).ticketed();
        return Step.to(
                next.with(new Work.Booting(image, next.tickets())),
                new Disconnect(),
                new Wait(next.tickets(), time));
    }

    static Progress at(UpdateOrder order, Progress.State step, @Nullable Integer percent) {
        return new Progress(order.updateId(), order.attempt(), step, percent, null);
    }

    private static Progress ended(UpdateOrder order, Progress.State how, Code code, String why) {
        var failure = new Progress.Failure(code, why);
        return new Progress(order.updateId(), order.attempt(), how, null, failure);
    }

    private static String words(Code code) {
        return switch (code) {
            case HASH_MISMATCH -> "the image is not the one ordered";
            case SIGNATURE_INVALID -> "the image is not signed by anybody it trusts";
            case NO_SPACE -> "there is no room for the image";
            case DOWNLOAD_FAILED -> "the image stopped coming";
            case INCOMPATIBLE -> "the image is not for this hardware";
            case LOW_BATTERY -> "the battery is at 11 %";
            case INSTALL_FAILED -> "the flash could not be written";
            case BOOT_FAILED -> "the new image did not come up; the old one runs again";
            case BUSY -> "a pump is running";
            case UNKNOWN -> "something went wrong";
        };
    }
}
