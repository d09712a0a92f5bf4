package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `calypte device timeline`: what happened to a device, the newest first.
@Command(name = "timeline", description = "Tells what happened to a device, the newest first.")
final class DeviceTimelineCommand extends FleetCommand {

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("at"),
                    Column.of("sequence").onlyCsv(),
                    Column.of("level"),
                    Column.of("action"),
                    Column.of("outcome").onlyCsv(),
                    Column.of("title"),
                    Column.of("detail"),
                    Column.of("firmware", it -> firmware(it.path("firmware"))).onlyCsv(),
                    Column.of("update_id").onlyCsv(),
                    Column.of("attempt").onlyCsv());

    @Mixin private final Output output = new Output();

    @Parameters(paramLabel = "DEVICE", description = "serial or id")
    private String device;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: 100)")
    private int limit = 100;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    DeviceTimelineCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var path = "/devices/" + Names.id(new Names(fleet).device(device)) + "/timeline";
        var items = new ArrayList<JsonNode>();
        var before = "";
        while (items.size() < limit) {
            var page =
                    fleet.get(path, "limit", Math.min(limit - items.size(), 500), "before", before);
            page.path("items").forEach(items::add);
            before = Column.text(page.path("next"));
            if (before.isEmpty()) {
                break;
            }
        }
        output.some(terminal, COLUMNS, items);
        return ExitCode.OK;
    }

    private static String firmware(JsonNode firmware) {
        return firmware.isObject() ? Column.text(firmware.path("version")) : Column.text(firmware);
    }
}
