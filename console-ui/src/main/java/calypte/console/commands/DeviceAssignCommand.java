package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte device assign`: says what devices should run.
@Command(name = "assign", description = "Says what devices should run.")
final class DeviceAssignCommand extends FleetCommand {

    @Mixin private final Output output = new Output();
    @Mixin private final Rehearsal rehearsal = new Rehearsal();
    @Mixin private final Waiting waiting = new Waiting(Patience.ordinary());
    @Mixin private final Chosen chosen = new Chosen();
    @Mixin private final TargetFirmware firmware = new TargetFirmware();

    @Option(names = "--allow-downgrade", description = "needs --reason")
    private boolean allowDowngrade;

    @Option(names = "--reason", paramLabel = "TEXT", description = "for the audit trail")
    private @Nullable String reason;

    DeviceAssignCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        check();
        var names = new Names(fleet);
        var asked =
                new Assigning(
                        chosen.body(names),
                        Names.id(firmware.find(names)),
                        rehearsal.isWanted(),
                        allowDowngrade,
                        reason);
        var assigning = waiting.isWanted() ? asked.pinned(fleet) : asked;
        var counts = assigning.carryOut(fleet);
        output.one(terminal, Assigning.columns(), counts);
        var code = Assigning.code(counts);
        if (code != ExitCode.OK) {
            terminal.note("calypte: none of these devices can be assigned it");
        }
        return code == ExitCode.OK && waiting.isWanted() && !rehearsal.isWanted()
                ? waiting.until(terminal, assigning.watch(fleet))
                : code;
    }

    private void check() {
        if (chosen.isUnclear()) {
            throw usage("name the devices, or give --filter");
        }
        if (waiting.isIdle()) {
            throw usage("--timeout needs --wait");
        }
        if (allowDowngrade && reason == null) {
            throw usage("--allow-downgrade needs --reason");
        }
    }
}
