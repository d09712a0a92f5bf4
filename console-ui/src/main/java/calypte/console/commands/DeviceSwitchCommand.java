package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `calypte device disable` and `enable`.
@Command
final class DeviceSwitchCommand extends EachCommand {

    private final boolean isOn;

    DeviceSwitchCommand(Terminal terminal, boolean isOn) {
        super(terminal);
        this.isOn = isOn;
    }

    @Override
    JsonNode change(FleetJson fleet, JsonNode device) throws Trouble {
        var word = isOn ? "/enable" : "/disable";
        return fleet.post("/devices/" + Names.id(device) + word, Map.of());
    }

    @Override
    List<Column> columns(FleetJson fleet) {
        return DeviceTable.list(new Labels(fleet));
    }
}
