package calypte.console.client;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How to do one thing without the console: what a script, or a colleague in a terminal, types for
/// it. A secret is a variable of the shell. A way that does not fit the thing is null.
///
/// @param server the one it is done at
public record Recipe(
        URI server, @Nullable String curl, @Nullable String calypte, @Nullable String mosquitto) {

    /// A thing that only devices and their broker know.
    public static Recipe ofMosquitto(URI server, String line) {
        return new Recipe(server, null, null, line);
    }

    /// The same by a command of our own program, with the words that follow `calypte`.
    public Recipe orCalypte(String... words) {
        var line = Arrays.stream(words).map(ShellWord::quoted).collect(Collectors.joining(" "));
        return new Recipe(
                server,
                curl,
                "calypte " + line + " --url " + ShellWord.quoted(server.toString()),
                mosquitto);
    }

    public Recipe orMosquitto(String line) {
        return new Recipe(server, curl, calypte, line);
    }
}
