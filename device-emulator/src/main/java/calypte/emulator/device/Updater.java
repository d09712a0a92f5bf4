package calypte.emulator.device;

import calypte.emulator.device.Effect.Fetch;
import calypte.emulator.device.Effect.StopFetching;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.model.update.CancelOrder;
import calypte.model.update.Progress;
import calypte.model.update.Progress.Code;
import calypte.model.update.UpdateOrder;
import java.time.Duration;
import java.util.function.LongFunction;

/// The part of a [Brain] that carries out orders, from the order until the new image is written.
/// What follows is up to [Ending].
final class Updater {

    /// Where a fate that breaks a download off does so.
    private static final int HALF = 50;

    private final Nature nature;
    private final Plan plan;
    private final Reports reports;
    private final Ending ending;

    Updater(Nature nature, Reports reports) {
        this.nature = nature;
        this.plan = nature.plan();
        this.reports = reports;
        this.ending = new Ending(nature, reports);
    }

    Step ordered(State state, UpdateOrder order) {
        if (state.ledger().knows(order)) {
            return again(state, order);
        }
        return switch (state.work()) {
            case Work.Idle _, Work.Stuck _ -> take(state, order);
            // A newer need replaces an older one, as long as nothing has been written.
            case Work.Fetching _, Work.Verifying _ ->
                    Step.to(state, new StopFetching()).before(take(state, order));
            // What is written must boot first; the reply to that registration tells what is next.
            case Work.Off _, Work.Booting _, Work.Installing _ -> Step.to(state);
        };
    }

    /// The server asks once more for what was taken already: it may not have heard how that ended,
    /// or the image may have stopped coming.
    private Step again(State state, UpdateOrder order) {
        var lost = state.ledger().lost(order);
        if (lost != null) {
            return reports.say(state, lost);
        }
        return state.work() instanceof Work.Fetching(var mine, var fate, var broken)
                        && broken
                        && isSame(mine, order)
                ? fetch(state, order, fate)
                : Step.to(state);
    }

    private Step take(State state, UpdateOrder order) {
        var fate = plan.luck().fate(order.firmware().serial(), state.ledger().taken());
        var taken = state.with(state.ledger().taking(order)).with(new Work.Idle());
        var step = Step.to(taken, new Tell(new Happening.Ordered(nature.serial(), order)));
        return step.before(
                switch (fate) {
                    case Fate.Refuses(var code) -> ending.refuse(taken, order, code);
                    case Fate.Succeeds _, Fate.Fails _, Fate.PowerCut _, Fate.Hangs _ ->
                            begin(taken, order, fate);
                    case Fate.Lies _, Fate.Pretends _ -> begin(taken, order, fate);
                });
    }

    private Step begin(State state, UpdateOrder order, Fate fate) {
        var accepted = reports.say(state, Ending.at(order, Progress.State.ACCEPTED, null));
        return fate instanceof Fate.Fails(var code) && code == Code.NO_SPACE
                ? accepted.before(ending.fail(accepted.state(), order, code))
                : accepted.before(fetch(accepted.state(), order, fate));
    }

    private Step fetch(State state, UpdateOrder order, Fate fate) {
        var fetching = state.with(new Work.Fetching(order, fate, false));
        return reports.say(fetching, Ending.at(order, Progress.State.DOWNLOADING, 0))
                .plus(new Fetch(order, plan.steps().download()));
    }

    Step cancelled(State state, CancelOrder cancel) {
        return switch (state.work()) {
            case Work.Fetching(var order, _, _) when isOf(cancel, order) -> drop(state, cancel);
            case Work.Verifying(var order, _, _, _) when isOf(cancel, order) -> drop(state, cancel);
            case Work.Stuck(var order) when isOf(cancel, order) -> drop(state, cancel);
            case Work.Off _, Work.Booting _, Work.Idle _ -> Step.to(state);
            case Work.Fetching _, Work.Verifying _, Work.Installing _, Work.Stuck _ ->
                    Step.to(state);
        };
    }

    private Step drop(State state, CancelOrder cancel) {
        return Step.to(
                state.with(new Work.Idle()),
                new StopFetching(),
                new Tell(new Happening.Cancelled(nature.serial(), cancel.reason())));
    }

    Step fetching(State state, Event.Fetching event) {
        var order = event.order();
        if (!(state.work() instanceof Work.Fetching(var mine, var fate, _))
                || !isSame(mine, order)) {
            return Step.to(state);
        }
        var heard =
                reports.say(state, Ending.at(order, Progress.State.DOWNLOADING, event.percent()));
        return event.percent() < HALF || !isStruck(fate, Moment.DOWNLOAD)
                ? heard
                : heard.plus(new StopFetching())
                        .before(ending.strike(heard.state(), order, fate, Moment.DOWNLOAD));
    }

    Step fetched(State state, Event.Fetched event) {
        var order = event.order();
        if (!(state.work() instanceof Work.Fetching(var mine, var fate, _))
                || !isSame(mine, order)) {
            return Step.to(state);
        }
        var intact =
                event.sha256().hex().equals(order.firmware().sha256())
                        && event.size() == order.firmware().sizeBytes();
        var verifying = reports.say(state, Ending.at(order, Progress.State.VERIFYING, null));
        return verifying.before(
                waiting(
                        verifying.state(),
                        time(plan.steps().verify(), fate, Moment.VERIFY),
                        ticket -> new Work.Verifying(order, fate, intact, ticket)));
    }

    Step fetchFailed(State state, Event.FetchFailed event) {
        if (!(state.work() instanceof Work.Fetching(var mine, var fate, _))
                || !isSame(mine, event.order())) {
            return Step.to(state);
        }
        return switch (state.uplink()) {
            case Uplink.Up _ ->
                    ending.fail(state, event.order(), Code.DOWNLOAD_FAILED, event.why());
            // It begins anew when it is back and hears that it still should.
            case Uplink.Off _, Uplink.Connecting _, Uplink.Down _ ->
                    Step.to(state.with(new Work.Fetching(mine, fate, true)));
        };
    }

    Step timeUp(State state, long ticket) {
        return switch (state.work()) {
            case Work.Verifying(var order, var fate, var intact, var awaited)
                    when ticket == awaited ->
                    verified(state, order, fate, intact);
            case Work.Installing(var order, var fate, var awaited) when ticket == awaited ->
                    isStruck(fate, Moment.INSTALL)
                            ? ending.strike(state, order, fate, Moment.INSTALL)
                            : ending.installed(state, order, fate);
            case Work.Off _, Work.Booting _, Work.Idle _, Work.Stuck _ -> Step.to(state);
            case Work.Fetching _, Work.Verifying _, Work.Installing _ -> Step.to(state);
        };
    }

    private Step verified(State state, UpdateOrder order, Fate fate, boolean intact) {
        if (isStruck(fate, Moment.VERIFY)) {
            return ending.strike(state, order, fate, Moment.VERIFY);
        }
        if (!intact) {
            return ending.fail(state, order, Code.HASH_MISMATCH);
        }
        if (!nature.trust().covers(order)) {
            return ending.fail(state, order, Code.SIGNATURE_INVALID);
        }
        var installing = reports.say(state, Ending.at(order, Progress.State.INSTALLING, null));
        return installing.before(
                waiting(
                        installing.state(),
                        time(plan.steps().install(), fate, Moment.INSTALL),
                        ticket -> new Work.Installing(order, fate, ticket)));
    }

    private static boolean isStruck(Fate fate, Moment now) {
        return fate.breaksOff(now)
                || (fate instanceof Fate.Fails(var code) && Moment.of(code) == now);
    }

    private static Duration time(Duration whole, Fate fate, Moment moment) {
        return fate.breaksOff(moment) ? whole.dividedBy(2) : whole;
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
