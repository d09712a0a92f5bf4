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
        var s = Duration.ofSeconds(1);
        var plan = new Plan(new Plan.Steps(s, s, s, s), List.of(fates), null, 7);
        brain = new Brain(new DeviceSerial("d-1"), "boot", plan);
    }

    /// A device that is known to be in sync.
    static Life registered(Fate... fates) {
        var life = new Life(fates);
        life.on(new Event.PoweredOn(), new Event.Connected(), reply(Sync.IN_SYNC, null));
        return life;
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
        on(new Event.Ordered(order), arrived(order));
        timeIsUp();
        timeIsUp();
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
