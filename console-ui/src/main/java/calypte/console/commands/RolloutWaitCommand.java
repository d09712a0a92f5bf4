package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `calypte rollout wait`.
@Command(
        name = "wait",
        description = "Waits for a rollout to finish; ends with 1 if it was paused or aborted.")
final class RolloutWaitCommand extends RolloutCommand {

    @Mixin private final Patience patience = Patience.great();

    RolloutWaitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        var found = find(fleet);
        var code = patience.until(terminal, new RolloutWatch(fleet, Names.id(found)));
        show(fleet, fleet.get(path(found)));
        return code;
    }
}
