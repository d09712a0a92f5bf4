package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `calypte rollout start`.
@Command(name = "start", description = "Starts a rollout that was created.")
final class RolloutStartCommand extends RolloutCommand {

    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting(Patience.great());

    RolloutStartCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        var found = find(fleet);
        if (rehearsal.isWanted()) {
            terminal.note("nothing was changed; it would be done to:");
            show(fleet, found);
            return ExitCode.OK;
        }
        var started = fleet.post(path(found) + "/start", Map.of());
        if (!waiting.isWanted()) {
            show(fleet, started);
            return ExitCode.OK;
        }
        var code = waiting.until(terminal, new RolloutWatch(fleet, Names.id(started)));
        show(fleet, fleet.get(path(started)));
        return code;
    }
}
