package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte rollout abort`: ends it, and says what becomes of its devices.
@Command(name = "abort", description = "Ends a rollout, and says what becomes of its devices.")
final class RolloutAbortCommand extends RolloutCommand {

    @Mixin private final Rehearsal rehearsal = new Rehearsal();

    @Option(names = "--reason", paramLabel = "TEXT", description = "for the audit trail")
    private @Nullable String reason;

    RolloutAbortCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var path = path(find(fleet)) + "/abort";
        var body = new LinkedHashMap<String, Object>();
        body.put("dry_run", rehearsal.isWanted());
        if (reason != null) {
            body.put("reason", reason);
        }
        show(fleet, rehearsal.isWanted() ? fleet.ask(path, body) : fleet.post(path, body));
        return ExitCode.OK;
    }
}
