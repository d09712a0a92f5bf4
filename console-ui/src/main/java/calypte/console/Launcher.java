package calypte.console;

import calypte.server.ConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: its commands, and how each ends.
@Command(
        name = "calypte",
        mixinStandardHelpOptions = true,
        version = "Calypte 0.1",
        description = "The firmware fleet console.")
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        Logging.begin();
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        var server = new CommandLine(new ServerCommand());
        ServerOptions.addTo(server.getCommandSpec());
        return new CommandLine(new Launcher())
                .addSubcommand(server)
                .setExecutionExceptionHandler((e, _, _) -> explain(e));
    }

    /// One line for a person; a stack trace only for what nobody has thought of.
    private static int explain(Exception e) {
        if (e instanceof ConfigurationError) {
            System.err.println("calypte: " + e.getMessage());
            return ExitCode.CONFIGURATION.number();
        }
        System.err.println("calypte: this is a defect of the program:");
        e.printStackTrace();
        return ExitCode.FAILED.number();
    }
}
