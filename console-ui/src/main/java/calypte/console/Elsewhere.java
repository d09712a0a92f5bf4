package calypte.console;

import calypte.console.client.FleetClient;
import calypte.console.client.Trouble;
import calypte.console.commands.DataFolder;
import calypte.console.commands.ExitCode;
import calypte.console.fx.FileMemory;
import calypte.console.shell.Connection;
import calypte.console.shell.Connection.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `calypte --connect URL --token-file F`: the console on a server that runs elsewhere. Whether the
/// server opens is tried before there is a window, so that a script hears it too.
final class Elsewhere {

    private static final Set<Environment> KINDS =
            Set.of(Environment.REMOTE, Environment.STAGING, Environment.PRODUCTION);

    @Option(
            names = "--connect",
            paramLabel = "URL",
            required = true,
            description = "opens the console on the operator API of a server elsewhere")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "the operator's token (default: CALYPTE_TOKEN_FILE)")
    private @Nullable Path tokenFile;

    @Option(
            names = "--environment",
            paramLabel = "KIND",
            description =
                    "what kind of fleet it is: remote, staging, or production, which begins locked (default: remote)")
    private Environment environment = Environment.REMOTE;

    Elsewhere() {}

    /// The server does not let us in. The message is for the operator.
    static final class Unopened extends Exception {

        private final transient ExitCode code;

        Unopened(ExitCode code, String message) {
            super(message);
            this.code = code;
        }

        ExitCode code() {
            return code;
        }
    }

    int open(CommandLine line) throws Unopened, NoDisplay, InterruptedException {
        var at = server;
        if (at == null
                || at.getHost() == null
                || !Set.of("http", "https").contains(at.getScheme())) {
            throw new ParameterException(line, "--connect wants http://HOST:PORT or https://…");
        }
        if (!KINDS.contains(environment)) {
            throw new ParameterException(line, "--environment is remote, staging or production");
        }
        var token = token(line);
        check(at, token);
        var memory =
                DataFolder.usual()
                        .resolve("console-" + at.getAuthority().replace(':', '-') + ".properties");
        ConsoleApp.open(
                new Connection(at, token, environment),
                new FileMemory(memory),
                new CompletableFuture<Void>());
        return ExitCode.OK.number();
    }

    private String token(CommandLine line) throws Unopened {
        var named = System.getenv("CALYPTE_TOKEN_FILE");
        var file = tokenFile != null ? tokenFile : named == null ? null : Path.of(named);
        if (file == null) {
            throw new ParameterException(
                    line, "--connect needs --token-file, or CALYPTE_TOKEN_FILE");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            throw new Unopened(
                    ExitCode.CONFIGURATION,
                    "the operator's token cannot be read from "
                            + file
                            + "; name it with --token-file");
        }
    }

    private static void check(URI server, String token) throws Unopened {
        try (var fleet = new FleetClient(server, token)) {
            var _ = fleet.summary();
        } catch (Trouble trouble) {
            throw new Unopened(ExitCode.of(trouble), trouble.getMessage() + " (" + server + ")");
        } catch (IllegalArgumentException _) {
            throw new Unopened(ExitCode.CONFIGURATION, "what the token file holds is no token");
        }
    }
}
