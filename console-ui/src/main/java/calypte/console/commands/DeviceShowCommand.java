package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Problem;
import calypte.console.client.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `calypte device show`: one device, and why it stands where it stands.
@Command(name = "show", description = "Shows a device, and why it is where it is.")
final class DeviceShowCommand extends FleetCommand {

    @Mixin private final Output output = new Output();

    @Parameters(paramLabel = "DEVICE", description = "serial or id")
    private String device;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    DeviceShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure {
        var found = new Names(fleet).device(device);
        output.one(terminal, DeviceTable.one(new Labels(fleet)), explained(fleet, found));
        return ExitCode.OK;
    }

    /// With its `explanation`, from a server that gives one.
    private static JsonNode explained(FleetJson fleet, JsonNode device) throws Trouble {
        try {
            var path = "/devices/" + Names.id(device) + "/explanation";
            return ((ObjectNode) device).set("explanation", fleet.get(path));
        } catch (Problem problem) {
            if (problem.status() == 404) {
                return device;
            }
            throw problem;
        }
    }
}
