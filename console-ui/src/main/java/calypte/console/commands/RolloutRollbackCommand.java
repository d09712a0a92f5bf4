package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `calypte rollout rollback`: brings devices back to what each ran before, by a new rollout for
/// each firmware that is.
@Command(
        name = "rollback",
        description = "Plans a rollout for each firmware that devices ran before.")
final class RolloutRollbackCommand extends RolloutCommand {

    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting(Patience.great());

    @Option(names = "--start", description = "starts them at once")
    private boolean isStart;

    RolloutRollbackCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        if (waiting.isWanted() && !isStart) {
            throw usage("--wait needs --start");
        }
        var path = path(find(fleet)) + "/rollback";
        if (rehearsal.isWanted()) {
            var forecasts = items(fleet.ask(path, Map.of("dry_run", true)));
            output.some(terminal, RolloutTable.forecast(), forecasts);
            return ExitCode.OK;
        }
        var rollouts = items(fleet.post(path, Map.of("start", isStart)));
        output.some(terminal, RolloutTable.list(new Labels(fleet)), rollouts);
        return waiting.isWanted() ? follow(fleet, rollouts) : ExitCode.OK;
    }

    private ExitCode follow(FleetJson fleet, List<JsonNode> rollouts)
            throws Trouble, CommandFailure, InterruptedException {
        var worst = ExitCode.OK;
        for (var rollout : rollouts) {
            var code = waiting.until(terminal, new RolloutWatch(fleet, Names.id(rollout)));
            worst = worst == ExitCode.OK ? code : worst;
        }
        return worst;
    }

    private static List<JsonNode> items(JsonNode answer) {
        return answer.path("items").valueStream().toList();
    }
}
