package calypte.console.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// Where the server on this machine is, by the same settings that it reads when it starts.
final class LocalServer {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    private LocalServer() {}

    static String url(Path data, Map<String, String> environment) throws CommandFailure {
        var file = settings(data.resolve("calypte.properties"));
        var isSecret = !setting("calypte.http.tls.cert", "", file, environment).isEmpty();
        var bound = setting("calypte.http.host", "127.0.0.1", file, environment);
        var host = EVERYWHERE.contains(bound) ? "127.0.0.1" : bound;
        var name = setting("calypte.http.public-host", isSecret ? host : "", file, environment);
        return "%s://%s:%s"
                .formatted(
                        isSecret ? "https" : "http",
                        isSecret && !name.isEmpty() ? name : host,
                        setting("calypte.http.port", "8480", file, environment));
    }

    private static String setting(
            String key, String usual, Properties file, Map<String, String> environment) {
        var variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        var value = environment.getOrDefault(variable, file.getProperty(key, usual)).strip();
        return value.isEmpty() ? usual : value;
    }

    private static Properties settings(Path file) throws CommandFailure {
        var settings = new Properties();
        if (Files.isRegularFile(file)) {
            try (var in = Files.newBufferedReader(file)) {
                settings.load(in);
            } catch (IOException | IllegalArgumentException _) {
                throw new CommandFailure(
                        ExitCode.CONFIGURATION, file + " cannot be read; give --url");
            }
        }
        return settings;
    }
}
