package calypte.console;

import calypte.console.commands.ExitCode;
import calypte.console.fx.FileMemory;
import calypte.console.shell.Connection;
import calypte.emulator.Target;
import calypte.emulator.operator.OperatorApi;
import calypte.server.CalypteServer;
import calypte.server.CalypteServer.Addresses;
import calypte.server.ConfigurationError;
import calypte.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// `calypte`, without another word: the console with the server embedded.
final class ConsoleCommand {

    private ConsoleCommand() {}

    static int run(Settings settings)
            throws ConfigurationError, IOException, InterruptedException, NoDisplay {
        var missing = Display.here().missing();
        if (missing.isPresent()) {
            throw new NoDisplay(missing.get());
        }
        try (var server = CalypteServer.start(settings)) {
            Stopping.closes(server);
            System.out.println(ReadyLine.of(server.addresses()));
            var at = server.addresses();
            var token = Files.readString(at.data().resolve("operator.token")).strip();
            var connection = new Connection(at.operator(), token, Connection.Environment.LOCAL);
            var memory = new FileMemory(at.data().resolve("console.properties"));
            try (var devices = devices(at, token)) {
                var opening = new ConsoleApp.Opening(connection, memory, Optional.of(devices));
                ConsoleApp.open(opening, new CompletableFuture<Void>());
            }
            return ExitCode.OK.number();
        }
    }

    private static EmulatedDevices devices(Addresses at, String token) {
        return new EmulatedDevices(
                new Target(at.device(), at.mqtt()),
                new OperatorApi(at.operator(), token),
                InstantSource.system());
    }
}
