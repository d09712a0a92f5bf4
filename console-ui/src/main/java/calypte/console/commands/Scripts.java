package calypte.console.commands;

import calypte.console.client.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands for scripts, and how each ends. They are started by themselves, without what a
/// server or a window needs: CI calls them one after the other.
public final class Scripts {

    private static final Set<String> GROUPS = Set.of("device", "firmware", "rollout");

    private Scripts() {}

    /// Whether it is one of these that the program was called with.
    public static boolean areMeant(String... arguments) {
        return arguments.length > 0 && GROUPS.contains(arguments[0]);
    }

    /// @return the exit code
    public static int run(String... arguments) {
        return run(Terminal.ofProcess(), arguments);
    }

    static int run(Terminal terminal, String... arguments) {
        var program = new CommandLine(CommandSpec.create().name("calypte"));
        program.addSubcommand(group(arguments[0], terminal));
        var code =
                program.setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(terminal.out(), true))
                        .setErr(new PrintWriter(terminal.err(), true))
                        .setParameterExceptionHandler((e, _) -> correct(e, terminal))
                        .setExecutionExceptionHandler((e, _, _) -> explain(e, terminal))
                        .execute(arguments);
        terminal.out().flush();
        return code;
    }

    /// Makes them known to the whole program, for its help.
    public static void addTo(CommandLine program) {
        var terminal = Terminal.ofProcess();
        for (var group : new String[] {"device", "firmware", "rollout"}) {
            program.addSubcommand(group(group, terminal));
        }
    }

    private static CommandLine group(String name, Terminal terminal) {
        return switch (name) {
            case "device" -> Groups.device(terminal);
            case "firmware" -> Groups.firmware(terminal);
            default -> Groups.rollout(terminal);
        };
    }

    private static int correct(ParameterException e, Terminal terminal) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.note("calypte: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
        terminal.note("calypte: '" + command + " --help' says how it is used");
        return ExitCode.USAGE.number();
    }

    /// One line for a person; a stack trace only for what nobody has thought of.
    private static int explain(Exception e, Terminal terminal) {
        return switch (e) {
            case CommandFailure failure -> say(failure, failure.code(), terminal);
            case Trouble trouble -> say(trouble, ExitCode.of(trouble), terminal);
            case UncheckedIOException cause -> say(cause, ExitCode.FAILED, terminal);
            case IOException cause -> say(cause, ExitCode.FAILED, terminal);
            case InterruptedException _ -> ExitCode.INTERRUPTED.number();
            default -> {
                terminal.note("calypte: this is a defect of the program:");
                e.printStackTrace(terminal.err());
                yield ExitCode.FAILED.number();
            }
        };
    }

    private static int say(Exception e, ExitCode code, Terminal terminal) {
        terminal.note("calypte: " + e.getMessage());
        return code.number();
    }
}
