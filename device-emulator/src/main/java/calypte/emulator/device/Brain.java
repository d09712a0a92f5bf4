package calypte.emulator.device;

import calypte.emulator.device.Effect.AnnounceOnline;
import calypte.emulator.device.Effect.Connect;
import calypte.emulator.device.Effect.Disconnect;
import calypte.emulator.device.Effect.StopFetching;
import calypte.emulator.device.Effect.Tell;
import calypte.emulator.device.Effect.Wait;
import calypte.model.device.DeviceSerial;
import calypte.model.device.Sync;
import calypte.model.registration.RegistrationReply;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

/// Decides for one device: (state, event) → (state, effects). Knows no clock, no network and no
/// chance but its [Plan], so a life can be told again and tested without waiting.
public final class Brain {

    /// How long it waits for the answer to a registration before it registers again.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DeviceSerial serial;
    private final Nature nature;
    private final Plan plan;
    private final Reports reports;
    private final Updater updater;
    private final Troubles troubles;

    /// @param bootName begins the names of its boots; two devices' lives under one serial must have
    ///   different ones, or the server takes the second for a replay of the first
    public Brain(DeviceSerial serial, String bootName, Plan plan, Trust trust) {
        this.serial = serial;
        this.nature = new Nature(serial, bootName, plan, trust);
        this.plan = plan;
        this.reports = new Reports(nature);
        this.updater = new Updater(nature, reports);
        this.troubles = new Troubles(nature);
    }

    public Step on(State state, Event event) {
        return switch (event) {
            case Event.PoweredOn _ -> state.isOn() ? Step.to(state) : wake(state);
            case Event.PoweredOff _ -> state.isOn() ? powerOff(state) : Step.to(state);
            case Event.Connected _ -> connected(state);
            case Event.ConnectFailed failed -> connectFailed(state, failed);
            case Event.LinkLost _ -> linkLost(state);
            case Event.NetworkBack _ -> networkBack(state);
            case Event.Replied(var reply) -> replied(state, reply);
            case Event.Ordered(var order) -> updater.ordered(state, order);
            case Event.Cancelled(var cancel) -> updater.cancelled(state, cancel);
            case Event.Fetching fetching -> updater.fetching(state, fetching);
            case Event.Fetched fetched -> updater.fetched(state, fetched);
            case Event.FetchFailed failed -> updater.fetchFailed(state, failed);
            case Event.TimeUp(var ticket) -> timeUp(state, ticket);
        };
    }

    private Step wake(State state) {
        return boot(state, state.boot().firmware())
                .plus(new Tell(new Happening.PoweredOn(serial, state.boot().firmware())));
    }

    private Step boot(State state, String image) {
        var up = state.with(state.boot().next(image)).with(new Work.Idle());
        return Step.to(
                up.with(up.times().withTrouble(0)).with(new Uplink.Connecting(0)), new Connect());
    }

    private Step powerOff(State state) {
        var off =
                state.with(new Uplink.Off())
                        .with(new Work.Off())
                        .with(new State.Times(state.tickets(), 0, Map.of()));
        return Step.to(
                off,
                new StopFetching(),
                new Disconnect(),
                new Tell(new Happening.PoweredOff(serial)));
    }

    private Step connected(State state) {
        return switch (state.uplink()) {
            case Uplink.Connecting(var tries) ->
                    Step.to(state, new AnnounceOnline(), new Tell(new Happening.Connected(serial)))
                            .before(introduce(state, tries));
            case Uplink.Off _, Uplink.Down _, Uplink.Up _ -> Step.to(state);
        };
    }

    /// What it has to confess it says before it registers: afterwards the server has drawn its own
    /// conclusions from what runs.
    private Step introduce(State state, int tries) {
        var confession = state.ledger().confession();
        if (confession == null) {
            return register(state, tries);
        }
        var told = reports.say(state.with(state.ledger().confessed()), confession);
        return told.before(register(told.state(), tries));
    }

    private Step register(State state, int tries) {
        var boot = state.boot().counted();
        return Step.to(state, nature.registration(boot.firmware(), boot))
                .before(
                        waiting(
                                state.with(boot),
                                PATIENCE,
                                ticket -> new Uplink.Up(tries, ticket)));
    }

    private Step connectFailed(State state, Event.ConnectFailed failed) {
        return switch (state.uplink()) {
            case Uplink.Connecting(var tries) -> comeBack(state, tries + 1, failed);
            // Over HTTP there is no connection to fail: what fails is the registration.
            case Uplink.Up(var tries, _) -> comeBack(state, tries + 1, failed);
            case Uplink.Off _, Uplink.Down _ -> Step.to(state);
        };
    }

    private Step comeBack(State state, int tries, Event.ConnectFailed failed) {
        var told = new Happening.ConnectFailed(serial, failed.refused(), failed.why(), tries);
        return down(state, tries, plan.retry(tries)).plus(new Tell(told));
    }

    private Step linkLost(State state) {
        return switch (state.uplink()) {
            case Uplink.Up(var tries, _) ->
                    down(state, tries + 1, plan.retry(tries + 1))
                            .plus(new Tell(new Happening.LinkLost(serial)));
            case Uplink.Off _, Uplink.Connecting _, Uplink.Down _ -> Step.to(state);
        };
    }

    /// Whoever waits to try again need not wait longer.
    private static Step networkBack(State state) {
        return switch (state.uplink()) {
            case Uplink.Down _ -> Step.to(state.with(new Uplink.Connecting(0)), new Connect());
            case Uplink.Off _, Uplink.Connecting _, Uplink.Up _ -> Step.to(state);
        };
    }

    private Step down(State state, int tries, Duration time) {
        return waiting(state, time, ticket -> new Uplink.Down(tries, ticket));
    }

    private Step replied(State state, RegistrationReply reply) {
        return switch (state.uplink()) {
            case Uplink.Up _ -> {
                var heard = hear(state, reply).before(troubles.ahead(again(state, reply)));
                var order = reply.update();
                yield order == null ? heard : heard.before(updater.ordered(heard.state(), order));
            }
            case Uplink.Off _, Uplink.Connecting _, Uplink.Down _ -> Step.to(state);
        };
    }

    private Step hear(State state, RegistrationReply reply) {
        var running = state.boot().firmware();
        var assigned = reply.assignedFirmware();
        var version = assigned == null ? null : assigned.version();
        var heard =
                Step.to(
                        state,
                        new Tell(new Happening.Registered(serial, running, reply.sync(), version)));
        return isProof(state, reply)
                ? heard.plus(new Tell(new Happening.Proven(serial, running)))
                : heard;
    }

    private static boolean isProof(State state, RegistrationReply reply) {
        return state.boot().firmware().equals(state.ledger().claimed())
                && reply.sync() == Sync.IN_SYNC;
    }

    private Step again(State state, RegistrationReply reply) {
        var settled = isProof(state, reply) ? state.with(state.ledger().settled()) : state;
        return waiting(
                settled,
                Duration.ofSeconds(Math.max(1, reply.registerAgainInS())),
                ticket -> new Uplink.Up(0, ticket));
    }

    private Step timeUp(State state, long ticket) {
        if (ticket == state.times().trouble()) {
            return troubles.befall(state);
        }
        if (state.times().owed().containsKey(ticket)) {
            return reports.timeUp(state, ticket);
        }
        return switch (state.uplink()) {
            case Uplink.Down(var tries, var awaited) when ticket == awaited ->
                    Step.to(state.with(new Uplink.Connecting(tries)), new Connect());
            case Uplink.Up(var tries, var awaited) when ticket == awaited -> register(state, tries);
            case Uplink.Off _, Uplink.Connecting _, Uplink.Down _, Uplink.Up _ ->
                    stepDone(state, ticket);
        };
    }

    private Step stepDone(State state, long ticket) {
        return switch (state.work()) {
            case Work.Booting(var image, var awaited) when ticket == awaited ->
                    boot(state, image).plus(new Tell(new Happening.Rebooted(serial, image)));
            case Work.Off _, Work.Idle _, Work.Booting _, Work.Stuck _ -> Step.to(state);
            case Work.Fetching _, Work.Verifying _, Work.Installing _ ->
                    updater.timeUp(state, ticket);
        };
    }

    private static Step waiting(State state, Duration time, LongFunction<Uplink> then) {
        var next = state.ticketed();
        return Step.to(next.with(then.apply(next.tickets())), new Wait(next.tickets(), time));
    }
}
