package calypte.server.rollout;

import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.Slice;
import calypte.server.registry.Place;
import calypte.server.registry.Source;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an operator does with rollouts, for worlds that have no HTTP.
public final class RolloutHand {

    private static final Source OPERATOR = Source.operator("127.0.0.1");

    private final Desk desk;
    private final Planner planner;
    private final Starting starting;
    private final Controls controls;
    private final List<UUID> rollouts;

    /// @param rollouts those made so far; a fresh one is added
    public RolloutHand(Desk desk, List<UUID> rollouts) {
        this.desk = desk;
        this.rollouts = rollouts;
        var reader = new RolloutReader(desk);
        var settling = new Settling(desk, reader);
        planner = new Planner(desk, settling);
        starting = new Starting(desk, reader, settling);
        controls = new Controls(desk, settling, reader);
    }

    /// A rollout that was planned, and what came of its start.
    ///
    /// @param foreseen how many devices the dry run said it would take
    /// @param conflicts how many devices the dry run said belong to another
    public record Rolled(UUID rollout, int foreseen, int conflicts, boolean started) {}

    /// Rolls a firmware out to `devices` in two phases, the first of one device; empty if none of
    /// them is to be updated. An endless one is for whoever is online, `devices` or not.
    public Optional<Rolled> rolls(FirmwareId firmware, List<UUID> devices, Terms terms) {
        var asked = asked(firmware, devices, terms);
        var known = planner.firmware(asked).orElseThrow();
        var plan = planner.plan(asked);
        if (plan.size() == 0) {
            return Optional.empty();
        }
        var rollout = planner.create(asked, plan, known, OPERATOR);
        rollouts.add(rollout);
        var counts = plan.counts();
        var started = starting.start(rollout, OPERATOR) instanceof Outcome.Done;
        return Optional.of(
                new Rolled(
                        rollout,
                        counts.willUpdate() + counts.offline(),
                        counts.conflict(),
                        started));
    }

    /// Plans a rollout, and begins to start it: the server dies when one device is claimed.
    public UUID startsHalfway(FirmwareId firmware, List<UUID> devices) {
        var asked = asked(firmware, devices, Terms.NONE);
        var known = planner.firmware(asked).orElseThrow();
        var rollout = planner.create(asked, planner.plan(asked), known, OPERATOR);
        desk.change(
                rollout,
                (page, it) -> {
                    it.row().settled = false;
                    return desk.registered()
                            .claims()
                            .claim(page.tx(), rollout, List.of(new Place(devices.getFirst(), 1)));
                });
        return rollout;
    }

    /// Writes the devices of a rollout down: the server dies before it writes the rollout itself.
    public void plansHalfway(FirmwareId firmware, List<UUID> devices) {
        var plan = planner.plan(asked(firmware, devices, Terms.NONE));
        desk.write(tx -> {
            var placed =
                    plan.phases().getFirst().devices().stream()
                            .map(device -> new Targets.Placed(device, 1))
                            .toList();
            new Targets(plan.id().value(), placed).insert(tx);
            return plan;
        });
    }

    public boolean starts(UUID rollout) {
        return starting.start(rollout, OPERATOR) instanceof Outcome.Done;
    }

    public void pauses(int which) {
        any(which).ifPresent(it -> controls.pause(it, "a walk", OPERATOR));
    }

    public void resumes(int which) {
        any(which).ifPresent(it -> controls.resume(it, OPERATOR));
    }

    public void approves(int which) {
        any(which).ifPresent(it -> controls.approve(it, OPERATOR));
    }

    public void aborts(int which) {
        any(which).ifPresent(it -> controls.abort(it, "a walk", false, OPERATOR));
    }

    public void retriesFailed(int which) {
        any(which).ifPresent(it -> controls.retryFailed(it, null, OPERATOR));
    }

    private static NewRollout asked(FirmwareId firmware, List<UUID> devices, Terms terms) {
        var canary = new NewRollout.PhasePlan("canary", new Slice.Count(1), terms.gate());
        var rest = new NewRollout.PhasePlan("rest", new Slice.Rest(), Terms.NONE.gate());
        return new NewRollout(
                null,
                firmware,
                terms.endless()
                        ? new NewRollout.Scope.Matching("link==ONLINE")
                        : new NewRollout.Scope.Named(devices),
                terms.endless(),
                List.of(canary, rest),
                OnGate.PAUSE,
                terms.holding(),
                true,
                "a walk");
    }

    private Optional<UUID> any(int which) {
        return rollouts.isEmpty()
                ? Optional.empty()
                : Optional.of(rollouts.get(which % rollouts.size()));
    }
}
