package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte rollout list`.
@Command(name = "list", description = "Lists rollouts, the newest first.")
final class RolloutListCommand extends FleetCommand {

    @Mixin private final Output output = new Output();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only ready, running, paused, finished or aborted")
    private @Nullable String state;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    RolloutListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble {
        var asked = state == null ? null : state.toUpperCase(Locale.ROOT);
        var pages = fleet.pages((int) Math.clamp(limit, 1, 500), "/rollouts", "state", asked);
        output.all(terminal, RolloutTable.list(new Labels(fleet)), pages, limit);
        return ExitCode.OK;
    }
}
