package calypte.emulator.device;

import calypte.emulator.device.Effect.Disconnect;
import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.Report;
import calypte.emulator.device.Effect.StopFetching;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.model.device.DeviceSerial;
import calypte.model.update.CancelOrder;
import calypte.model.update.Progress;
import calypte.model.update.Progress.Code;
import calypte.model.update.UpdateOrder;
import java.time.Duration;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The part of a [Brain] that carries out orders, from the order to the reboot.
final class Updater {

    private final DeviceSerial serial;
    private final Plan plan;

    Updater(DeviceSerial serial, Plan plan) {
        this.serial = serial;
        this.plan = plan;
    }

    Step ordered(State state, UpdateOrder order) {
        if (state.ledger().knows(order)) {
            var lost = state.ledger().lost(order);
            return lost == null ? Step.to(state) : said(state, lost);
        }
        return switch (state.work()) {
            case Work.Idle _ -> take(state, order);
            // A newer need replaces an older one, as long as nothing has been written.
            case Work.Fetching _, Work.Verifying _ ->
                    Step.to(state, new StopFetching()).before(take(state, order));
            // What is written must boot first; the reply to that registration tells what is next.
            case Work.Off _, Work.Booting _, Work.Installing _ -> Step.to(state);
        };
    }

    private Step take(State state, UpdateOrder order) {
        var fate = plan.fate(state.ledger().taken());
        var taken = state.with(state.ledger().taking(order)).with(new Work.Fetching(order, fate));
        return Step.to(taken, new Tell(new Happening.Ordered(serial, order)))
                .before(at(taken, order, Progress.State.ACCEPTED, null))
                .before(at(taken, order, Progress.State.DOWNLOADING, 0))
                .plus(new Fetch(order, plan.steps().download()));
    }

    Step cancelled(State state, CancelOrder cancel) {
        return switch (state.work()) {
            case Work.Fetching(var order, _) when isOf(cancel, order) -> drop(state, cancel);
            case Work.Verifying(var order, _, _, _) when isOf(cancel, order) -> drop(state, cancel);
            case Work.Off _, Work.Booting _, Work.Idle _ -> Step.to(state);
            case Work.Fetching _, Work.Verifying _, Work.Installing _ -> Step.to(state);
        };
    }

    private Step drop(State state, CancelOrder cancel) {
        return Step.to(
                state.with(new Work.Idle()),
                new StopFetching(),
                new Tell(new Happening.Cancelled(serial, cancel.reason())));
    }

    Step fetching(State state, Event.Fetching event) {
        return isFetching(state, event.order())
                ? at(state, event.order(), Progress.State.DOWNLOADING, event.percent())
                : Step.to(state);
    }

    Step fetched(State state, Event.Fetched event) {
        var order = event.order();
        if (!(state.work() instanceof Work.Fetching(var mine, var fate)) || !isSame(mine, order)) {
            return Step.to(state);
        }
        var intact =
                event.sha256().hex().equals(order.firmware().sha256())
                        && event.size() == order.firmware().sizeBytes();
        return at(state, order, Progress.State.VERIFYING, null)
                .before(
                        waiting(
                                state,
                                plan.steps().verify(),
                                ticket -> new Work.Verifying(order, fate, intact, ticket)));
    }

    Step fetchFailed(State state, Event.FetchFailed event) {
        return isFetching(state, event.order())
                ? fail(state, event.order(), Code.DOWNLOAD_FAILED, event.why())
                : Step.to(state);
    }

    Step timeUp(State state, long ticket) {
        return switch (state.work()) {
            case Work.Verifying(var order, var fate, var intact, var awaited)
                    when ticket == awaited ->
                    intact
                            ? install(state, order, fate)
                            : fail(
                                    state,
                                    order,
                                    Code.HASH_MISMATCH,
                                    "the image is not the one ordered");
            case Work.Installing(var order, var fate, var awaited) when ticket == awaited ->
                    installed(state, order, fate);
            case Work.Off _, Work.Booting _, Work.Idle _ -> Step.to(state);
            case Work.Fetching _, Work.Verifying _, Work.Installing _ -> Step.to(state);
        };
    }

    private Step install(State state, UpdateOrder order, Fate fate) {
        var whole = plan.steps().install();
        var time = fate == Fate.POWER_CUT ? whole.dividedBy(2) : whole;
        return at(state, order, Progress.State.INSTALLING, null)
                .before(waiting(state, time, ticket -> new Work.Installing(order, fate, ticket)));
    }

    private Step installed(State state, UpdateOrder order, Fate fate) {
        var fresh = order.firmware().serial();
        var old = state.boot().firmware();
        return switch (fate) {
            case SUCCEEDS -> claim(state, order, fresh);
            case LIES -> claim(state, order, old);
            case FAILS_INSTALL ->
                    fail(state, order, Code.INSTALL_FAILED, "the flash could not be written");
            case POWER_CUT -> cut(state, order, old);
        };
    }

    private Step claim(State state, UpdateOrder order, String boots) {
        var claiming = state.with(state.ledger().claiming(order.firmware().serial()));
        return at(claiming, order, Progress.State.REBOOTING, null).before(reboot(claiming, boots));
    }

    /// It cannot say that it failed, having no power. When it is up again the server asks for the
    /// same once more, and hears it then.
    private Step cut(State state, UpdateOrder order, String old) {
        var end = failed(order, Code.INSTALL_FAILED, "the power was cut while it installed");
        return Step.to(state, new Tell(new Happening.PowerCut(serial)))
                .before(reboot(state.with(state.ledger().losing(end)), old));
    }

    private Step reboot(State state, String image) {
        return Step.to(state, new Disconnect())
                .before(
                        waiting(
                                state.with(new Uplink.Off()),
                                plan.steps().boot(),
                                ticket -> new Work.Booting(image, ticket)));
    }

    private Step fail(State state, UpdateOrder order, Code code, String why) {
        var end = failed(order, code, why);
        return said(state.with(state.ledger().losing(end)).with(new Work.Idle()), end);
    }

    private static Progress failed(UpdateOrder order, Code code, String why) {
        return new Progress(
                order.updateId(),
                order.attempt(),
                Progress.State.FAILED,
                null,
                new Progress.Failure(code, why));
    }

    private Step at(
            State state, UpdateOrder order, Progress.State step, @Nullable Integer percent) {
        return said(state, new Progress(order.updateId(), order.attempt(), step, percent, null));
    }

    private Step said(State state, Progress progress) {
        return Step.to(
                state, new Report(progress), new Tell(new Happening.Progressed(serial, progress)));
    }

    private static boolean isFetching(State state, UpdateOrder order) {
        return state.work() instanceof Work.Fetching(var mine, _) && isSame(mine, order);
    }

    private static boolean isSame(UpdateOrder one, UpdateOrder other) {
        return one.updateId().equals(other.updateId()) && one.attempt() == other.attempt();
    }

    private static boolean isOf(CancelOrder cancel, UpdateOrder order) {
        return cancel.updateId().equals(order.updateId());
    }

    private static Step waiting(State state, Duration time, LongFunction<Work> then) {
        var next = state.ticketed();
        return Step.to(next.with(then.apply(next.tickets())), new Wait(next.tickets(), time));
    }
}
