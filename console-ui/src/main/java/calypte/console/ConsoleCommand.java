package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.console.fx.FileMemory;
import calypte.console.shell.Connection;
import calypte.server.CalypteServer;
import calypte.server.ConfigurationError;
import calypte.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;

/// `calypte`, without another word: the console with the server embedded.
final class ConsoleCommand {

    private ConsoleCommand() {}

    static int run(Settings settings)
            throws ConfigurationError, IOException, InterruptedException, NoDisplay {
        if (!ConsoleApp.hasDisplay()) {
            throw new ConfigurationError(
                    "there is no display for the console; use 'calypte server', or 'calypte demo --headless'");
        }
        try (var server = CalypteServer.start(settings)) {
            Stopping.closes(server);
            System.out.println(ReadyLine.of(server.addresses()));
            var at = server.addresses();
            var token = Files.readString(at.data().resolve("operator.token")).strip();
            ConsoleApp.open(
                    new Connection(at.operator(), token, Connection.Environment.LOCAL),
                    new FileMemory(at.data().resolve("console.properties")),
                    new CompletableFuture<Void>());
            return ExitCode.OK.number();
        }
    }
}
