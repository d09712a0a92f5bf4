package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import picocli.CommandLine.Command;

/// `calypte rollout show`.
@Command(name = "show", description = "Shows a rollout, its phases and what failed.")
final class RolloutShowCommand extends RolloutCommand {

    RolloutShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        show(fleet, fleet.get(path(find(fleet))));
        return ExitCode.OK;
    }
}
