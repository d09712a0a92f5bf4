package calypte.server.rollout;

import calypte.model.device.DeviceId;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.Step;
import calypte.model.update.Hindrance;
import calypte.server.rollout.Ledger.Opened;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Moves rollouts on: each round does what is to be done by now, some of it at a time. It keeps
/// nothing itself; whatever it was at when it was stopped, it goes on with.
public final class Rollouts {

    private static final Logger LOG = System.getLogger(Rollouts.class.getName());

    /// Steps of one rollout in one round: the others, and the devices, have their turn too.
    private static final int STEPS = 24;

    /// Devices in one short transaction, or attended side by side.
    private static final int CHUNK = 250;

    private final Desk desk;
    private final RolloutReader reader;
    private final Steps steps;
    private final Settling settling;
    private final Starting starting;
    private final Joining joining;
    private final Consumer<List<DeviceId>> attend;
    private final AtomicBoolean recovered = new AtomicBoolean();

    /// `attend` sees to devices that may be ordered now, and returns when all were seen to.
    Rollouts(
            Desk desk,
            RolloutReader reader,
            Settling settling,
            Starting starting,
            Joining joining,
            Consumer<List<DeviceId>> attend) {
        this.desk = desk;
        this.reader = reader;
        this.steps = new Steps(desk, reader);
        this.settling = settling;
        this.starting = starting;
        this.joining = joining;
        this.attend = attend;
    }

    /// One round. A rollout that cannot be moved costs its own turn, never its neighbours'.
    public void round() {
        if (recovered.compareAndSet(false, true)) {
            starting.recover();
        }
        guarded("who comes later could not be taken in", joining::round);
        for (var active : reader.active()) {
            guarded(
                    "rollout " + active.id() + " could not be moved on",
                    () -> advance(active.id(), active.state()));
        }
    }

    private static void guarded(String failure, Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, failure, e);
        }
    }

    private void advance(UUID rollout, RolloutState state) {
        switch (state) {
            case READY -> {}
            case RUNNING -> {
                step(rollout);
                wake(rollout);
                park(rollout, Hindrance.BUDGET, Set.of(Hindrance.PAUSED));
            }
            case PAUSED -> {
                park(rollout, Hindrance.PAUSED, List.of());
                park(rollout, Hindrance.PAUSED, Set.of(Hindrance.BUDGET, Hindrance.WINDOW));
            }
            case FINISHED, ABORTED -> settling.settle(rollout);
        }
    }

    /// Looks first, on a reader: most rounds find nothing to do and must not wait for a commit.
    private void step(UUID rollout) {
        for (var count = 0; count < STEPS; count++) {
            var rests =
                    reader.course(rollout)
                            .map(course -> course.next(desk.now()) instanceof Step.Rest);
            if (rests.orElse(true)) {
                return;
            }
            if (desk.change(rollout, this::take).orElseGet(Step.Rest::new) instanceof Step.Rest) {
                return;
            }
        }
    }

    /// Decides again, on what no one else can change meanwhile.
    private Step take(Desk.Page page, Opened it) {
        var course = it.row().course(it.phases(), page.isDeliverable(it.row()));
        var step = course.next(desk.now());
        steps.take(page, it, step);
        return step;
    }

    /// Lets devices that were held back ask again, as many as there is room for.
    private void wake(UUID rollout) {
        for (var count = 0; count < STEPS; count++) {
            var room = reader.room(rollout, CHUNK, desk.now());
            var parked =
                    room == 0
                            ? List.<DeviceId>of()
                            : desk.registered().claims().parked(rollout, room);
            if (parked.isEmpty()) {
                return;
            }
            attend.accept(parked);
        }
    }

    private void park(UUID rollout, Hindrance why, Collection<Hindrance> insteadOf) {
        for (var count = 0; count < STEPS; count++) {
            if (!desk.registered().claims().isWaiting(rollout, insteadOf)) {
                return;
            }
            var parked =
                    desk.change(
                                    rollout,
                                    (page, it) ->
                                            it.row().state == expected(why)
                                                    ? desk.registered()
                                                            .claims()
                                                            .park(
                                                                    page.tx(), rollout, why,
                                                                    insteadOf, CHUNK)
                                                    : 0)
                            .orElse(0);
            if (parked == 0) {
                return;
            }
        }
    }

    private static RolloutState expected(Hindrance why) {
        return why == Hindrance.PAUSED ? RolloutState.PAUSED : RolloutState.RUNNING;
    }
}
