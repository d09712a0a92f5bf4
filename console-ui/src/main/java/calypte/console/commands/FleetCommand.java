package calypte.console.commands;

import calypte.console.client.FleetJson;
import calypte.console.client.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that speaks to a server: it reaches it, does its work, and lets go of it.
abstract class FleetCommand implements Callable<Integer> {

    @Mixin private final Access access = new Access();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help and ends")
    private boolean help;

    @Spec private CommandSpec spec;

    final Terminal terminal;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    FleetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    abstract ExitCode run(FleetJson fleet)
            throws Trouble, CommandFailure, IOException, InterruptedException;

    @Override
    public final Integer call() throws Exception {
        try (var fleet = access.open(terminal)) {
            return run(fleet).number();
        } finally {
            terminal.out().flush();
        }
    }

    /// What an option names: a file, or stdin for `-`.
    byte[] contentOf(String file) throws IOException {
        if (file.equals("-") && access.takesStdin()) {
            throw usage("only one of the token and the content can come from stdin");
        }
        return file.equals("-") ? terminal.in().readAllBytes() : Files.readAllBytes(Path.of(file));
    }

    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
