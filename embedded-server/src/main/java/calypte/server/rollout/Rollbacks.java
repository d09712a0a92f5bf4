package calypte.server.rollout;

import calypte.model.firmware.Firmware;
import calypte.model.firmware.FirmwareId;
import calypte.model.rollout.Gate;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.Slice;
import calypte.server.registry.Source;
import calypte.server.rollout.NewRollout.Holding;
import calypte.server.rollout.NewRollout.PhasePlan;
import calypte.server.rollout.NewRollout.Scope;
import calypte.server.rollout.Planner.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Brings the devices of a rollout back to what each of them ran before: one new rollout for each
/// firmware that there was.
final class Rollbacks {

    private static final String RAN_IT =
            "select previousFirmwareId, deviceId from TargetRow where rolloutId = :rollout"
                    + " and previousFirmwareId is not null"
                    + " and (state in (SUCCEEDED, FAILED) or reason = 'TOO_LATE_TO_STOP')"
                    + " order by previousFirmwareId, deviceId";

    private final Desk desk;
    private final Planner planner;
    private final Starting starting;
    private final Controls controls;
    private final RolloutReader reader;
    private final Settling settling;

    Rollbacks(
            Desk desk,
            Planner planner,
            Starting starting,
            Controls controls,
            RolloutReader reader,
            Settling settling) {
        this.desk = desk;
        this.planner = planner;
        this.starting = starting;
        this.controls = controls;
        this.reader = reader;
        this.settling = settling;
    }

    /// One of the rollouts that would bring devices back.
    record Way(NewRollout asked, Plan plan, Firmware firmware) {}

    /// A rollout that is still under way is aborted first.
    Outcome rollBack(UUID rollout, boolean start, Source source) {
        var state = reader.read(rollout, (row, _) -> row.state);
        if (state.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (state.get() == RolloutState.READY) {
            return new Outcome.WrongState("it was never started, so there is nothing to roll back");
        }
        if (state.get().isActive()) {
            var aborted = controls.abort(rollout, "it is rolled back", false, source);
            if (!(aborted instanceof Outcome.Aborted)) {
                return aborted;
            }
        }
        settling.settleWholly(rollout);
        return carryOut(rollout, plans(rollout), start, source);
    }

    /// What rolling back would do.
    List<Way> plans(UUID rollout) {
        var label = reader.read(rollout, (row, _) -> row.label());
        var ways = new ArrayList<Way>();
        ranBefore(rollout)
                .forEach((previous, devices) ->
                        label.flatMap(it -> way(it, previous, devices)).ifPresent(ways::add));
        return ways;
    }

    private Outcome carryOut(UUID rollout, List<Way> ways, boolean start, Source source) {
        if (ways.isEmpty()) {
            return new Outcome.WrongState("no device runs anything else than before");
        }
        var by = new ArrayList<UUID>();
        for (var way : ways) {
            by.add(planner.create(way.asked(), way.plan(), way.firmware(), source));
        }
        desk.change(
                rollout,
                (page, it) -> {
                    for (var id : by) {
                        page.ledger()
                                .open(id)
                                .ifPresent(new_ ->
                                        page.record(
                                                RolloutEvents.rolledBack(
                                                        it.row(), new_.row().label(), source)));
                    }
                    return by;
                });
        if (start) {
            by.forEach(id -> starting.start(id, source));
        }
        return new Outcome.RolledBack(by);
    }

    private Optional<Way> way(String label, UUID previous, List<UUID> devices) {
        var asked =
                new NewRollout(
                        "Roll back " + label,
                        new FirmwareId(previous),
                        new Scope.Named(devices),
                        false,
                        List.of(new PhasePlan("everything", new Slice.Rest(), Gate.USUAL)),
                        OnGate.PAUSE,
                        Holding.NONE,
                        true,
                        "rolls " + label + " back");
        return planner.firmware(asked)
                .filter(Firmware::isAssignable)
                .map(firmware -> new Way(asked, planner.plan(asked), firmware))
                .filter(way -> !way.plan().phases().isEmpty());
    }

    private Map<UUID, List<UUID>> ranBefore(UUID rollout) {
        var devices = new LinkedHashMap<UUID, List<UUID>>();
        desk.readers()
                .read(session ->
                        session.createSelectionQuery(RAN_IT, Ran.class)
                                .setParameter("rollout", rollout)
                                .list())
                .forEach(it ->
                        devices.computeIfAbsent(it.firmware(), _ -> new ArrayList<>())
                                .add(it.device()));
        return devices;
    }

    private record Ran(UUID firmware, UUID device) {}
}
