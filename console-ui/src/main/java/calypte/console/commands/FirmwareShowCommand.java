package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `calypte firmware show`.
@Command(name = "show", description = "Shows a firmware.")
final class FirmwareShowCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final NamedFirmware named = new NamedFirmware();

    FirmwareShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        output.one(terminal, FirmwareTable.one(new Labels(fleet)), named.find(fleet));
        return ExitCode.OK;
    }
}
