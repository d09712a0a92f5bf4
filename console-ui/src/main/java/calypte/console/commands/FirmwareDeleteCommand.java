package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `calypte firmware delete`, of one that no device runs or should run.
@Command(name = "delete", description = "Deletes a firmware that no device runs or should run.")
final class FirmwareDeleteCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final NamedFirmware named = new NamedFirmware();

    FirmwareDeleteCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var firmware = named.find(fleet);
        if (rehearsal.isWanted()) {
            terminal.note("nothing was changed; it would be done to:");
        } else {
            fleet.delete("/firmware/" + Names.id(firmware));
        }
        output.one(terminal, FirmwareTable.one(new Labels(fleet)), firmware);
        return ExitCode.OK;
    }
}
