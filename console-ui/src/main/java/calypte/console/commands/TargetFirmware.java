package calypte.console.commands;

import calypte.console.client.Trouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `--firmware` and `--type`: what devices are to run.
final class TargetFirmware {

    @Option(
            names = "--firmware",
            paramLabel = "FIRMWARE",
            required = true,
            description = "version, serial or id")
    private String name;

    @Option(names = "--type", paramLabel = "TYPE", description = "the type the firmware is for")
    private @Nullable String type;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    TargetFirmware() {}

    JsonNode find(Names names) throws Trouble, CommandFailure {
        return names.firmware(name, type);
    }
}
