package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.server.CalypteServer;
import calypte.server.ConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `calypte server`: everything but the window, until it is told to stop.
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        description = "Runs the server without a window.")
final class ServerCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills it in
    ServerCommand() {}

    @Override
    public Integer call() throws ConfigurationError, InterruptedException {
        var settings = ServerOptions.read(spec.commandLine().getParseResult());
        settings.warnings().forEach(warning -> System.err.println("calypte: " + warning));
        var server = CalypteServer.start(settings);
        Stopping.closes(server);
        System.out.println(ReadyLine.of(server.addresses()));
        new CountDownLatch(1).await(); // until the process is told to stop
        return ExitCode.OK.number();
    }
}
