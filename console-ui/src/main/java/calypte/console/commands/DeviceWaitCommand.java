package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calypte device wait`: ends when the devices are where they should be.
@Command(
        name = "wait",
        description = "Waits until devices run what they are assigned, or are there at all.")
final class DeviceWaitCommand extends FleetCommand {

    @Mixin private final Patience patience = Patience.ordinary();
    @Mixin private final Chosen chosen = new Chosen();

    @Option(
            names = "--for",
            paramLabel = "GOAL",
            description = "in-sync, registered or online (default: in-sync)")
    private Goal goal = Goal.IN_SYNC;

    private enum Goal {
        IN_SYNC,
        REGISTERED,
        ONLINE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    DeviceWaitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(FleetJson fleet) throws Trouble, CommandFailure, InterruptedException {
        if (chosen.isUnclear()) {
            throw usage("name the devices, or give --filter");
        }
        return patience.until(terminal, watch(fleet, ids(fleet)));
    }

    private DeviceWatch watch(FleetJson fleet, Set<String> ids) {
        return switch (goal) {
            case IN_SYNC -> DeviceWatch.inSync(fleet, ids);
            case REGISTERED -> DeviceWatch.registered(fleet, ids);
            case ONLINE -> DeviceWatch.online(fleet, ids);
        };
    }

    private Set<String> ids(FleetJson fleet) throws Trouble, CommandFailure {
        var names = new Names(fleet);
        var filter = chosen.filter();
        return filter == null
                ? Set.copyOf(names.deviceIds(chosen.devices()))
                : names.deviceIds(filter, Integer.MAX_VALUE);
    }
}
