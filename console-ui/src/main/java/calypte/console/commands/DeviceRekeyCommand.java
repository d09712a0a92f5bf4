package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `calypte device rekey`: fresh keys, said this once. The old ones are void at once.
@Command(
        name = "rekey",
        description = "Gives devices fresh keys, said this once; the old ones are void at once.")
final class DeviceRekeyCommand extends EachCommand {

    @Option(
            names = "--keys-to",
            paramLabel = "FILE",
            description = "where the keys go, instead of stdout; must not exist yet")
    private @Nullable Path keysTo;

    private @Nullable KeyFile keys;

    DeviceRekeyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void begin() throws IOException, CommandFailure {
        keys = KeyFile.at(keysTo);
    }

    @Override
    JsonNode change(FleetJson fleet, JsonNode device) throws Trouble {
        var rekeyed = fleet.post("/devices/" + Names.id(device) + "/rekey", Map.of());
        return keys == null ? rekeyed : keys.keep(rekeyed);
    }

    @Override
    void end() throws IOException {
        if (keys != null) {
            keys.close();
        }
    }

    @Override
    List<Column> columns(FleetJson fleet) {
        return keysTo == null ? DeviceTable.keys() : DeviceTable.list(new Labels(fleet));
    }
}
