package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte device list`.
@Command(name = "list", description = "Lists devices.")
final class DeviceListCommand extends FleetCommand {

    @Mixin private final Output output = new Output();

    @Option(names = "--filter", paramLabel = "RSQL", description = "such as 'sync==DRIFTED'")
    private @Nullable String filter;

    @Option(names = "--sort", paramLabel = "FIELDS", description = "such as name,-registered_at")
    private @Nullable String sort;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--count", description = "only says how many there are")
    private boolean isCount;

    DeviceListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble {
        if (isCount) {
            var count = fleet.get("/devices/count", "filter", filter).path("count");
            terminal.out().println(count.asLong());
            return ExitCode.OK;
        }
        var atOnce = (int) Math.clamp(limit, 1, 500);
        var pages = fleet.pages(atOnce, "/devices", "filter", filter, "sort", sort);
        output.all(terminal, DeviceTable.list(new Labels(fleet)), pages, limit);
        return ExitCode.OK;
    }
}
