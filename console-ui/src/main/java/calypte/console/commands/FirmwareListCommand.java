package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `calypte firmware list`.
@Command(name = "list", description = "Lists the firmware library.")
final class FirmwareListCommand extends FleetCommand {

    @Mixin private final Output output = new Output();

    @Option(names = "--type", paramLabel = "TYPE", description = "only that device type's")
    private @Nullable String type;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only draft, published, deprecated or revoked")
    private @Nullable String state;

    FirmwareListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var ofType = type == null ? null : Names.id(new Names(fleet).type(type));
        var shown =
                fleet.all("/firmware").stream()
                        .filter(it -> ofType == null || ofType.equals(field(it, "type_id")))
                        .filter(it -> state == null || state.equalsIgnoreCase(field(it, "state")))
                        .toList();
        output.some(terminal, FirmwareTable.list(new Labels(fleet)), List.copyOf(shown));
        return ExitCode.OK;
    }

    private static String field(JsonNode firmware, String name) {
        return Column.text(firmware.path(name));
    }
}
