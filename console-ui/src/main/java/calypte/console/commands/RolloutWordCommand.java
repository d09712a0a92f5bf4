package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte rollout pause`, `resume`, `approve` and `retry-failed`.
@Command
final class RolloutWordCommand extends RolloutCommand {

    private final RolloutWord word;

    @Mixin private final Rehearsal rehearsal = new Rehearsal();

    @Option(names = "--reason", paramLabel = "TEXT", description = "with pause: why")
    private @Nullable String reason;

    RolloutWordCommand(Terminal terminal, RolloutWord word) {
        super(terminal);
        this.word = word;
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        if (reason != null && word != RolloutWord.PAUSE) {
            throw usage(word.word() + " takes no reason");
        }
        var found = find(fleet);
        if (rehearsal.isWanted()) {
            terminal.note("nothing was changed; it would be done to:");
            show(fleet, found);
            return ExitCode.OK;
        }
        Map<String, Object> body = reason == null ? Map.of() : Map.of("reason", reason);
        show(fleet, fleet.post(path(found) + "/" + word.word(), body));
        return ExitCode.OK;
    }
}
