package calypte.console.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which commands there are.
final class Groups {

    private Groups() {}

    /// A word that is nothing without another: called alone, it says which there are.
    @Command(mixinStandardHelpOptions = true)
    private static final class Group implements Runnable {

        @Spec private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli fills it in
        Group() {}

        @Override
        public void run() {
            var words = String.join(", ", spec.subcommands().keySet());
            throw new ParameterException(spec.commandLine(), "say what to do: " + words);
        }
    }

    static CommandLine device(Terminal terminal) {
        var group = group("device", "Lists, enters, assigns and looks after devices.");
        add(group, new DeviceListCommand(terminal));
        add(group, new DeviceShowCommand(terminal));
        add(group, new DeviceTimelineCommand(terminal));
        add(group, new DeviceCreateCommand(terminal));
        add(group, new DeviceImportCommand(terminal));
        add(group, new DeviceExportCommand(terminal));
        add(group, new DeviceAssignCommand(terminal));
        add(group, new DeviceUndoCommand(terminal));
        add(group, new DeviceWaitCommand(terminal));
        for (var word : DeviceWord.values()) {
            add(group, word.word(), word.description(), new DeviceWordCommand(terminal, word));
        }
        var off = new DeviceSwitchCommand(terminal, false);
        add(group, "disable", "Keeps devices out; a live session is cut at once.", off);
        var on = new DeviceSwitchCommand(terminal, true);
        add(group, "enable", "Lets devices in again.", on);
        add(group, new DeviceRekeyCommand(terminal));
        add(group, new DeviceDeleteCommand(terminal));
        return group;
    }

    static CommandLine firmware(Terminal terminal) {
        var group = group("firmware", "Pushes images, and looks after the firmware library.");
        add(group, new FirmwareListCommand(terminal));
        add(group, new FirmwareShowCommand(terminal));
        add(group, new FirmwarePushCommand(terminal));
        for (var move : FirmwareMoveCommand.Move.values()) {
            add(group, move.word(), move.description(), new FirmwareMoveCommand(terminal, move));
        }
        add(group, new FirmwareDeleteCommand(terminal));
        return group;
    }

    static CommandLine rollout(Terminal terminal) {
        var group = group("rollout", "Brings firmware to many devices, phase by phase.");
        add(group, new RolloutListCommand(terminal));
        add(group, new RolloutShowCommand(terminal));
        add(group, new RolloutDevicesCommand(terminal));
        add(group, new RolloutCreateCommand(terminal));
        add(group, new RolloutStartCommand(terminal));
        add(group, new RolloutWaitCommand(terminal));
        for (var word : RolloutWord.values()) {
            add(group, word.word(), word.description(), new RolloutWordCommand(terminal, word));
        }
        add(group, new RolloutAbortCommand(terminal));
        add(group, new RolloutRollbackCommand(terminal));
        return group;
    }

    private static CommandLine group(String name, String description) {
        var group = new CommandLine(new Group());
        group.getCommandSpec().name(name).usageMessage().description(description);
        return group;
    }

    private static void add(CommandLine group, Callable<Integer> command) {
        group.addSubcommand(command);
    }

    private static void add(
            CommandLine group, String name, String description, Callable<Integer> command) {
        var line = new CommandLine(command);
        line.getCommandSpec().name(name).usageMessage().description(description);
        group.addSubcommand(name, line);
    }
}
