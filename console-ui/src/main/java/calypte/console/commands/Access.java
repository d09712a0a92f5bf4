package calypte.console.commands;

import calypte.console.client.FleetJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which server a command speaks to, and with whose word. The token itself is never an argument:
/// everybody on the machine can read those.
final class Access {

    /// A rollout over a large fleet is planned before it is answered.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the operator API (default: CALYPTE_URL, or the server on this machine)")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "the operator's token; - is stdin (default: CALYPTE_TOKEN_FILE, or operator.token in the data directory)")
    private @Nullable String tokenFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data directory of the server on this machine")
    private Path data = DataFolder.usual();

    FleetJson open(Terminal terminal) throws CommandFailure {
        var server = server(terminal);
        if (server.getScheme().equals("http") && !isLoopback(server.getHost())) {
            terminal.note("calypte: the token crosses the network in the clear: " + server);
        }
        return new FleetJson(server, token(terminal), PATIENCE);
    }

    /// Whether the token is read from stdin, where then nothing else can come from.
    boolean takesStdin() {
        return "-".equals(tokenFile);
    }

    private URI server(Terminal terminal) throws CommandFailure {
        var environment = terminal.environment();
        var named = url != null ? url : environment.get("CALYPTE_URL");
        var text = named != null ? named : LocalServer.url(data, environment);
        var uri = URI.create(text.strip().replace(" ", "%20"));
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "'" + text + "' is no URL of a server; give http://HOST:PORT or https://…");
        }
        return uri;
    }

    private String token(Terminal terminal) throws CommandFailure {
        var environment = terminal.environment();
        var named = tokenFile != null ? tokenFile : environment.get("CALYPTE_TOKEN_FILE");
        var file = named == null ? data.resolve("operator.token").toString() : named;
        try {
            var bytes =
                    file.equals("-")
                            ? terminal.in().readAllBytes()
                            : Files.readAllBytes(Path.of(file));
            var token = new String(bytes, StandardCharsets.US_ASCII).strip();
            if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new CommandFailure(ExitCode.CONFIGURATION, file + " holds no token");
            }
            return token;
        } catch (IOException _) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "the operator's token cannot be read from "
                            + file
                            + "; name it with --token-file or CALYPTE_TOKEN_FILE");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            var isName = !Objects.equals(host, "localhost") && !host.matches("[\\d.]+|\\[.*]");
            return !isName && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException _) {
            return false;
        }
    }
}
