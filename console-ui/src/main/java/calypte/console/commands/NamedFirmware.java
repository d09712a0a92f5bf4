package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The firmware that a command is about.
final class NamedFirmware {

    @Parameters(paramLabel = "FIRMWARE", description = "version, serial or id")
    private String name;

    @Option(names = "--type", paramLabel = "TYPE", description = "the device type it is for")
    private @Nullable String type;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    NamedFirmware() {}

    JsonNode find(FleetJson fleet) throws Trouble, CommandFailure {
        return new Names(fleet).firmware(name, type);
    }
}
