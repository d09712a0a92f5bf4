package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// A command about one rollout.
abstract class RolloutCommand extends FleetCommand {

    @Mixin final Output output = new Output();

    @Parameters(paramLabel = "ROLLOUT", description = "R-17, 17, its name or id")
    private String rollout;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    RolloutCommand(Terminal terminal) {
        super(terminal);
    }

    JsonNode find(FleetJson fleet) throws Trouble, CommandFailure {
        return new Names(fleet).rollout(rollout);
    }

    void show(FleetJson fleet, JsonNode shown) throws Trouble {
        output.one(terminal, RolloutTable.one(new Labels(fleet)), shown);
    }

    static String path(JsonNode rollout) {
        return "/rollouts/" + Names.id(rollout);
    }
}
