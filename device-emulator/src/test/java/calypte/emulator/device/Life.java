package calypte.emulator.device;

import calypte.emulator.device.Effect.Report;
import calypte.emulator.device.Effect.Tell;
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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The life of one device that runs 1.4.0, event by event, and all that it wanted done.
final class Life {

    private static final byte[] IMAGE = {1, 2, 3};

    static final UpdateOrder ORDER = order(new UUID(0, 1), 1);

    private final Brain brain;
    private final List<Effect> effects = new ArrayList<>();
    private State state = State.boxed("1.4.0");

    /// @param fates of its orders
    Life(Fate... fates) {
        this(Luck.of(fates), Habits.GOOD, Trust.EVERYBODY);
    }

    Life(Luck luck, Habits habits, Trust trust) {
        var s = Duration.ofSeconds(1);
        var plan = new Plan(new Plan.Steps(s, s, s, s), luck, habits, 7);
        brain = new Brain(new DeviceSerial("d-1"), "boot", plan, trust);
    }

    /// A device that is known to be in sync.
    static Life registered(Fate... fates) {
        return new Life(fates).registered();
    }

    Life registered() {
        on(new Event.PoweredOn(), new Event.Connected(), reply(Sync.IN_SYNC, null));
        return this;
    }

    State state() {
        return state;
    }

    void on(Event... events) {
        for (var event : events) {
            var step = brain.on(state, event);
            state = step.state();
            effects.addAll(step.effects());
        }
    }

    /// The wait that was begun last ends.
    void timeIsUp() {
        on(new Event.TimeUp(state.tickets()));
    }

    /// The order comes, its image too, and the checking and the installing pass.
    void carriesOut(UpdateOrder order) {
        on(new Event.Ordered(order), new Event.Fetching(order, 50), arrived(order));
        workIsDone();
        workIsDone();
    }

    private void workIsDone() {
        switch (state.work()) {
            case Work.Verifying(_, _, _, var ticket) -> on(new Event.TimeUp(ticket));
            case Work.Installing(_, _, var ticket) -> on(new Event.TimeUp(ticket));
            case Work.Off _, Work.Booting _, Work.Idle _, Work.Fetching _, Work.Stuck _ -> {}
        }
    }

    /// If it boots, it is up again and connected.
    void comesBack() {
        if (state.work() instanceof Work.Booting(_, var ticket)) {
            on(new Event.TimeUp(ticket), new Event.Connected());
        }
    }

    /// All reports on their way arrive, the one that took longest last.
    void lateReportsArrive() {
        wanted(Effect.Wait.class).stream()
                .sorted(Comparator.comparing(Effect.Wait::time))
                .map(Effect.Wait::ticket)
                .filter(state.times().owed()::containsKey)
                .toList()
                .forEach(ticket -> on(new Event.TimeUp(ticket)));
    }

    void forgetEffects() {
        effects.clear();
    }

    <T extends Effect> List<T> wanted(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Effect> wanted() {
        return effects;
    }

    <T extends Happening> List<T> told(Class<T> kind) {
        return wanted(Tell.class).stream()
                .map(Tell::happening)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<String> reports() {
        return progress()
                .map(p -> p.percent() == null ? p.state().name() : p.state() + " " + p.percent())
                .toList();
    }

    List<Code> failures() {
        return progress()
                .map(Progress::error)
                .flatMap(Stream::ofNullable)
                .map(Progress.Failure::code)
                .toList();
    }

    private Stream<Progress> progress() {
        return wanted(Report.class).stream().map(Report::progress);
    }

    static Event arrived(UpdateOrder order) {
        return new Event.Fetched(order, Digest.of(IMAGE), IMAGE.length);
    }

    static Event arrived(UpdateOrder order, byte[] image, long size) {
        return new Event.Fetched(order, Digest.of(image), size);
    }

    static Event cancel() {
        return new Event.Cancelled(new CancelOrder(ORDER.updateId(), "assigned anew"));
    }

    static Event reply(Sync sync, @Nullable UpdateOrder order) {
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

    static UpdateOrder order(UUID id, int attempt) {
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
}
