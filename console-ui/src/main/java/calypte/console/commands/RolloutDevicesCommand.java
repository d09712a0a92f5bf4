package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `calypte rollout devices`: how far each device of a rollout is.
@Command(name = "devices", description = "Lists the devices of a rollout, and how far each is.")
final class RolloutDevicesCommand extends RolloutCommand {

    @Option(names = "--phase", paramLabel = "N", description = "only of that phase")
    private @Nullable Integer phase;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only failed, succeeded, updating, waiting, planned, skipped …")
    private @Nullable String state;

    @Option(names = "--reason", paramLabel = "TEXT", description = "only that failed for it")
    private @Nullable String reason;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    RolloutDevicesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var pages =
                fleet.pages(
                        (int) Math.clamp(limit, 1, 500),
                        path(find(fleet)) + "/devices",
                        "phase",
                        phase,
                        "state",
                        state == null ? null : state.toUpperCase(Locale.ROOT),
                        "reason",
                        reason);
        output.all(terminal, columns(new Labels(fleet)), pages, limit);
        return ExitCode.OK;
    }

    private static List<Column> columns(Labels labels) {
        return List.of(
                Column.of("device_serial"),
                Column.of("phase"),
                Column.of("state"),
                Column.of("reason"),
                labels.version("ran_before", "previous_firmware_id"),
                Column.of("finished_at"),
                Column.of("device_id").onlyCsv());
    }
}
