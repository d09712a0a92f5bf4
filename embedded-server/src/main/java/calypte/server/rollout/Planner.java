package calypte.server.rollout;

import calypte.model.firmware.Firmware;
import calypte.model.rollout.RolloutId;
import calypte.model.rollout.RolloutState;
import calypte.model.rollout.Sample;
import calypte.model.rollout.Sample.Part;
import calypte.server.registry.Candidates.Candidate;
import calypte.server.registry.Fate;
import calypte.server.registry.Source;
import calypte.server.rollout.NewRollout.PhasePlan;
import calypte.server.rollout.NewRollout.Scope;
import calypte.server.rollout.Targets.Placed;
import calypte.server.storage.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Plans rollouts: which devices, in which phases. Says what would happen, or writes it down.
final class Planner {

    /// Devices written down in one transaction.
    private static final int CHUNK = 1000;

    private final Desk desk;
    private final Settling settling;

    Planner(Desk desk, Settling settling) {
        this.desk = desk;
        this.settling = settling;
    }

    /// What a rollout would do, as far as it can be told beforehand. Each device that is meant
    /// counts in exactly one of `counts`.
    record Plan(RolloutId id, Forecast counts, List<PlannedPhase> phases) {
        int size() {
            return phases.stream().mapToInt(phase -> phase.devices().size()).sum();
        }
    }

    record PlannedPhase(PhasePlan plan, List<Candidate> devices) {}

    /// @param conflict devices that belong to another rollout: it cannot be started while there are
    ///   any
    record Forecast(
            int willUpdate,
            int alreadyThere,
            int offline,
            int incompatible,
            int held,
            int downgrade,
            int conflict) {}

    /// The firmware asked for, if there is one of that id.
    Optional<Firmware> firmware(NewRollout asked) {
        return desk.registered().catalogue().firmware(asked.firmware());
    }

    /// @throws IllegalArgumentException in words for the caller, if the filter is wrong
    Plan plan(NewRollout asked) {
        var ended = settling.settleSome();
        var id = new RolloutId(desk.ids().get());
        var candidates = candidates(asked).stream().map(device -> freed(device, ended)).toList();
        var meant = candidates.stream().filter(device -> device.fate().isAssigned()).toList();
        var byId = meant.stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        var phases = new ArrayList<PlannedPhase>();
        for (var part : split(id, meant, asked)) {
            var devices =
                    part.devices().stream()
                            .map(device -> Objects.requireNonNull(byId.get(device)))
                            .toList();
            phases.add(new PlannedPhase(asked.phases().get(part.slice()), devices));
        }
        if (phases.isEmpty() && asked.includeFuture()) {
            phases.add(new PlannedPhase(asked.phases().getLast(), List.of()));
        }
        return new Plan(id, forecast(candidates), phases);
    }

    /// The rollouts that its devices belong to, and how many to each.
    Map<UUID, Integer> conflicts(Plan plan) {
        var counts = new HashMap<UUID, Integer>();
        for (var phase : plan.phases()) {
            for (var device : phase.devices()) {
                if (device.rollout() != null) {
                    counts.merge(device.rollout(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /// Writes the plan down: first its devices, some at a time, then the rollout that makes them
    /// count. A crash in between leaves no rollout.
    UUID create(NewRollout asked, Plan plan, Firmware firmware, Source source) {
        var placed = placed(plan);
        for (var from = 0; from < placed.size(); from += CHUNK) {
            var some = placed.subList(from, Math.min(from + CHUNK, placed.size()));
            var targets = new Targets(plan.id().value(), some);
            desk.write(tx -> {
                targets.insert(tx);
                return targets;
            });
        }
        var name = asked.name() == null ? name(firmware) : asked.name();
        return desk.write(tx -> create(tx, asked, plan, firmware, name, source));
    }

    /// In the order of their identifiers, whatever their phase: what is written together then lies
    /// together.
    private static List<Placed> placed(Plan plan) {
        var placed = new ArrayList<Placed>(plan.size());
        for (var i = 0; i < plan.phases().size(); i++) {
            for (var device : plan.phases().get(i).devices()) {
                placed.add(new Placed(device, i + 1));
            }
        }
        placed.sort(Comparator.comparing(Placed::id));
        return placed;
    }

    private UUID create(
            Transaction tx,
            NewRollout asked,
            Plan plan,
            Firmware firmware,
            String name,
            Source source) {
        if (Targets.count(tx, plan.id().value()) != plan.size()) {
            throw new IllegalStateException("somebody took the devices of a plan for forgotten");
        }
        var row = row(asked, plan.id(), firmware, name);
        row.number =
                1
                        + tx.session()
                                .createSelectionQuery(
                                        "select coalesce(max(number), 0) from RolloutRow",
                                        Long.class)
                                .getSingleResult();
        tx.session().persist(row);
        var number = 0;
        for (var phase : plan.phases()) {
            number++;
            tx.session()
                    .persist(
                            new PhaseRow(
                                    row.id,
                                    number,
                                    phase.plan().name(),
                                    phase.plan().gate(),
                                    phase.devices().size()));
        }
        desk.trail().record(tx, RolloutEvents.created(row, plan.size(), number, source));
        return row.id;
    }

    private RolloutRow row(NewRollout asked, RolloutId id, Firmware firmware, String name) {
        var row = new RolloutRow();
        row.id = id.value();
        row.name = name;
        row.state = RolloutState.READY;
        row.firmwareId = firmware.id().value();
        row.firmwareVersion = firmware.version();
        row.typeId = firmware.typeId().value();
        row.filter = asked.filter();
        row.includeFuture = asked.includeFuture();
        row.onGate = asked.onGate();
        row.ratePerMinute = asked.holding().ratePerMinute();
        row.maxInFlight = asked.holding().maxInFlight();
        var window = asked.holding().window();
        if (window != null) {
            row.windowCron = window.cron();
            row.windowMs = window.duration().toMillis();
            row.windowZone = window.zone();
        }
        row.allowDowngrade = asked.allowDowngrade();
        row.reason = asked.reason();
        row.createdAt = desk.now();
        row.settled = true;
        row.version = 1;
        return row;
    }

    private String name(Firmware firmware) {
        return desk.registered().catalogue().types().stream()
                .filter(type -> type.id().equals(firmware.typeId()))
                .map(type -> type.name() + " → " + firmware.version())
                .findFirst()
                .orElse(firmware.version());
    }

    private List<Candidate> candidates(NewRollout asked) {
        var all = desk.registered().candidates();
        return switch (asked.scope()) {
            case Scope.Matching(var filter) -> all.matching(filter, asked.wish());
            case Scope.Named(var devices) -> all.among(devices, null, asked.wish());
        };
    }

    private static Candidate freed(Candidate device, Set<UUID> ended) {
        return device.rollout() != null && ended.contains(device.rollout())
                ? device.free()
                : device;
    }

    private static List<Part> split(RolloutId id, List<Candidate> devices, NewRollout asked) {
        var known =
                devices.stream()
                        .map(device -> new Sample.Candidate(device.id(), Set.copyOf(device.tags())))
                        .toList();
        return new Sample(id).split(known, asked.slices());
    }

    private static Forecast forecast(List<Candidate> devices) {
        var counts = new HashMap<Fate, Integer>();
        var conflicts = 0;
        for (var device : devices) {
            if (device.fate().isAssigned() && device.rollout() != null) {
                conflicts++;
            } else {
                counts.merge(device.fate(), 1, Integer::sum);
            }
        }
        return new Forecast(
                of(counts, Fate.WILL_UPDATE),
                of(counts, Fate.ALREADY_THERE),
                of(counts, Fate.OFFLINE),
                of(counts, Fate.INCOMPATIBLE),
                of(counts, Fate.HELD),
                of(counts, Fate.DOWNGRADE),
                conflicts);
    }

    private static int of(Map<Fate, Integer> counts, Fate fate) {
        return counts.getOrDefault(fate, 0);
    }
}
