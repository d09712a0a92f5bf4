package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `calypte firmware publish`, `deprecate` and `revoke`.
@Command
final class FirmwareMoveCommand extends FleetCommand {

    private final Move move;

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final NamedFirmware named = new NamedFirmware();

    /// Where a firmware goes in its life.
    enum Move {
        PUBLISH("Lets a draft be assigned."),
        DEPRECATE("Marks a firmware as one to move away from."),
        REVOKE("Stops a firmware from being delivered ever again, updates under way included.");

        private final String description;

        Move(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    FirmwareMoveCommand(Terminal terminal, Move move) {
        super(terminal);
        this.move = move;
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var firmware = named.find(fleet);
        var columns = FirmwareTable.one(new Labels(fleet));
        if (rehearsal.isWanted()) {
            terminal.note("nothing was changed; it would be done to:");
            output.one(terminal, columns, firmware);
            return ExitCode.OK;
        }
        var path = "/firmware/" + Names.id(firmware) + "/" + move.word();
        output.one(terminal, columns, fleet.post(path, Map.of()));
        return ExitCode.OK;
    }
}
