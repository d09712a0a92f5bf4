package calypte.server.rollout;

import calypte.model.firmware.Firmware;
import calypte.server.http.Json;
import calypte.server.http.Problem;
import calypte.server.rollout.Planner.Forecast;
import calypte.server.rollout.Planner.Plan;
import calypte.server.rollout.Planner.PlannedPhase;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Puts what came of an operator's word into an answer.
final class Answers {

    private final RolloutPages pages;

    Answers(RolloutPages pages) {
        this.pages = pages;
    }

    /// @param sentence what a button that starts it would say
    /// @param conflicts the rollouts that some of its devices belong to
    record ForecastView(
            Forecast counts, List<PhaseSize> phases, String sentence, List<Rival> conflicts) {}

    record PhaseSize(String name, int size) {}

    record AbortedView(@JsonUnwrapped RolloutView rollout, Outcome.Buckets buckets) {}

    record Conflicts(int count, List<Rival> rollouts) {}

    record Rival(UUID id, long number, int count) {}

    void send(ServerResponse response, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(var id) ->
                    Json.send(response, Status.OK_200, pages.detail(id).orElseThrow());
            case Outcome.Aborted(var id, var buckets) ->
                    Json.send(
                            response,
                            Status.OK_200,
                            new AbortedView(pages.one(id).orElseThrow(), buckets));
            case Outcome.RolledBack(var by) ->
                    Json.send(
                            response,
                            Status.CREATED_201,
                            Map.of(
                                    "items",
                                    by.stream().flatMap(id -> pages.one(id).stream()).toList()));
            case Outcome.Unknown _ ->
                    Problem.of(
                                    Status.NOT_FOUND_404,
                                    "unknown-rollout",
                                    "there is no rollout of that id")
                            .send(response);
            case Outcome.WrongState(var why) ->
                    Problem.of(Status.CONFLICT_409, "wrong-state", why).send(response);
            case Outcome.Conflict(var rollouts) -> conflict(rollouts).send(response);
        }
    }

    /// @param conflicts how many devices belong to which rollout
    ForecastView forecast(Plan plan, Firmware firmware, Map<UUID, Integer> conflicts) {
        var sizes =
                plan.phases().stream()
                        .map(phase -> new PhaseSize(phase.plan().name(), phase.devices().size()))
                        .toList();
        return new ForecastView(plan.counts(), sizes, sentence(plan, firmware), rivals(conflicts));
    }

    /// @param rollouts how many devices belong to each
    Problem conflict(Map<UUID, Integer> rollouts) {
        var rivals = rivals(rollouts);
        var count = rollouts.values().stream().mapToInt(Integer::intValue).sum();
        var who =
                rivals.stream()
                        .map(rival -> "%d to R-%d".formatted(rival.count(), rival.number()))
                        .collect(Collectors.joining(", "));
        return Problem.of(
                        Status.CONFLICT_409,
                        "rollout-conflict",
                        "%s to another rollout: %s. Finish or abort it first"
                                .formatted(
                                        count == 1 ? "1 device belongs" : count + " devices belong",
                                        who))
                .with("conflicts", new Conflicts(count, rivals));
    }

    private List<Rival> rivals(Map<UUID, Integer> rollouts) {
        if (rollouts.isEmpty()) {
            return List.of();
        }
        return pages.views(rollouts.keySet()).stream()
                .map(view ->
                        new Rival(view.id(), view.number(), rollouts.getOrDefault(view.id(), 0)))
                .sorted(Comparator.comparing(Rival::number))
                .toList();
    }

    private static String sentence(Plan plan, Firmware firmware) {
        var size = plan.size();
        var sizes =
                plan.phases().stream()
                        .map(PlannedPhase::devices)
                        .map(devices -> Integer.toString(devices.size()))
                        .collect(Collectors.joining(", "));
        if (plan.phases().isEmpty()) {
            return "Nothing to do: no device would be updated";
        }
        return "Update %s to %s in %s: %s"
                .formatted(
                        size == 1 ? "1 device" : size + " devices",
                        firmware.version(),
                        plan.phases().size() == 1 ? "1 phase" : plan.phases().size() + " phases",
                        sizes);
    }
}
