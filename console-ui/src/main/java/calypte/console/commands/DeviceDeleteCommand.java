package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `calypte device delete`. What was deleted is shown as it was.
@Command(name = "delete", description = "Deletes devices.")
final class DeviceDeleteCommand extends EachCommand {

    DeviceDeleteCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    JsonNode change(FleetJson fleet, JsonNode device) throws Trouble {
        fleet.delete("/devices/" + Names.id(device));
        return device;
    }

    @Override
    List<Column> columns(FleetJson fleet) {
        return DeviceTable.list(new Labels(fleet));
    }
}
