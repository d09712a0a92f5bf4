package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.console.commands.Scripts;
import calypte.emulator.operator.OperatorException;
import calypte.server.ConfigurationError;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// All that the program can be told, and how each ends.
@Command(
        name = "calypte",
        mixinStandardHelpOptions = true,
        version = "Calypte 0.1",
        description =
                "The firmware fleet console. Without a command: the console with the server embedded.")
final class Program implements Callable<Integer> {

    private static final int CONFIGURATION = ExitCode.CONFIGURATION.number();

    @Spec private CommandSpec spec;

    @ArgGroup(exclusive = false, heading = "A server elsewhere:%n")
    private @Nullable Elsewhere elsewhere;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Program() {}

    @Override
    public Integer call() throws Exception {
        var parsed = spec.commandLine().getParseResult();
        var there = elsewhere;
        if (there == null) {
            return ConsoleCommand.run(ServerOptions.read(parsed));
        }
        if (ServerOptions.areGiven(parsed)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--connect opens a server elsewhere: settings of one here do not go with it");
        }
        return there.open(spec.commandLine());
    }

    static CommandLine commands() {
        var audit = new CommandLine(CommandSpec.create().name("audit"));
        audit.addSubcommand(withSettings(new AuditCommand()));
        var program = withSettings(new Program());
        Scripts.addTo(program);
        return program.addSubcommand(withSettings(new ServerCommand()))
                .addSubcommand(new DemoCommand())
                .addSubcommand(new EmulateCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand("audit", audit)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, _, _) -> explain(e));
    }

    private static CommandLine withSettings(Callable<Integer> command) {
        var line = new CommandLine(command);
        ServerOptions.addTo(line.getCommandSpec());
        return line;
    }

    /// One line for a person; a stack trace only for what nobody has thought of.
    private static int explain(Exception e) {
        return switch (e) {
            case ConfigurationError cause -> say(cause, CONFIGURATION);
            case NoDisplay cause -> say(cause.getMessage() + NoDisplay.WAY_OUT, CONFIGURATION);
            case Elsewhere.Unopened cause -> say(cause, cause.code().number());
            case OperatorException cause -> say(cause, cause.exitCode());
            case IOException cause -> say(cause, ExitCode.FAILED.number());
            case InterruptedException _ -> ExitCode.INTERRUPTED.number();
            default -> {
                System.err.println("calypte: this is a defect of the program:");
                e.printStackTrace();
                yield ExitCode.FAILED.number();
            }
        };
    }

    private static int say(Exception e, int code) {
        return say(String.valueOf(e.getMessage()), code);
    }

    private static int say(String words, int code) {
        System.err.println("calypte: " + words);
        return code;
    }
}
