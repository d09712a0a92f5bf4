package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `calypte rollout create`: plans one, starts it and waits for it, as far as that is wanted.
@Command(name = "create", description = "Plans a rollout; with --start it begins at once.")
final class RolloutCreateCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting(Patience.great());
    @Mixin private final RolloutPlan plan = new RolloutPlan();
    @Mixin private final TargetFirmware firmware = new TargetFirmware();

    @Option(names = "--start", description = "starts it at once")
    private boolean isStart;

    RolloutCreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        check();
        var names = new Names(fleet);
        var body = plan.body(names, firmware.find(names));
        if (rehearsal.isWanted()) {
            output.one(terminal, RolloutTable.forecast(), forecast(fleet, body));
            return ExitCode.OK;
        }
        try {
            body.put("start", isStart);
            return follow(fleet, fleet.post("/rollouts", body));
        } catch (Problem problem) {
            if (problem.isCalled("no-devices")) {
                return perhapsDone(fleet, body, problem);
            }
            throw problem;
        }
    }

    private ExitCode follow(FleetJson fleet, JsonNode created)
            throws Trouble, CommandFailure, InterruptedException {
        var columns = RolloutTable.one(new Labels(fleet));
        if (!waiting.isWanted()) {
            output.one(terminal, columns, created);
            return ExitCode.OK;
        }
        var code = waiting.until(terminal, new RolloutWatch(fleet, Names.id(created)));
        output.one(terminal, columns, fleet.get(RolloutCommand.path(created)));
        return code;
    }

    /// The same command again, when there is nothing left for a rollout to do: CI may repeat
    /// itself.
    private ExitCode perhapsDone(FleetJson fleet, Map<String, Object> body, Problem problem)
            throws Trouble, CommandFailure, InterruptedException {
        var forecast = forecast(fleet, body);
        var counts = forecast.path("counts");
        var there = counts.path("already_there").asLong(0);
        var others =
                counts.valueStream().mapToLong(it -> it.asLong(0)).sum()
                        - there
                        - counts.path("held").asLong(0);
        if (there == 0 || others > 0) {
            throw problem;
        }
        output.one(terminal, RolloutTable.forecast(), forecast);
        terminal.note(
                "there is no need of a rollout: " + there + " devices are assigned it already");
        return waiting.isWanted()
                ? waiting.until(terminal, Assigning.watch(fleet, body))
                : ExitCode.OK;
    }

    private static JsonNode forecast(FleetJson fleet, Map<String, Object> body) throws Trouble {
        var question = new LinkedHashMap<String, Object>(body);
        question.put("start", false);
        question.put("dry_run", true);
        return fleet.ask("/rollouts", question);
    }

    private void check() {
        var objection = plan.objection();
        if (objection != null) {
            throw usage(objection);
        }
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        if (waiting.isWanted() && !isStart) {
            throw usage("--wait needs --start");
        }
        if (waiting.isWanted() && plan.isEndless()) {
            throw usage("--wait needs an end, and --include-future has none");
        }
    }
}
