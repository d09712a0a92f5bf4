package calypte.console;

import calypte.server.ConfigurationError;
import calypte.server.Setting;
import calypte.server.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options of every command that starts a server: `--data`, and one for each [Setting].
final class ServerOptions {

    private static final String DATA = "--data";

    private ServerOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder(DATA)
                        .type(Path.class)
                        .paramLabel("DIR")
                        .description("the data directory (default: " + usualData() + ")")
                        .build());
        for (var setting : Setting.values()) {
            spec.addOption(
                    OptionSpec.builder(setting.option())
                            .type(String.class)
                            .paramLabel("VALUE")
                            .description(setting.key() + usual(setting))
                            .build());
        }
    }

    /// What was given, over the environment, the file and the defaults.
    static Settings read(ParseResult parsed) throws ConfigurationError {
        Path data = parsed.matchedOptionValue(DATA, usualData());
        return Settings.load(data, given(parsed), System.getenv());
    }

    /// The settings that were given as options.
    static Map<Setting, String> given(ParseResult parsed) {
        var given = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            String value = parsed.matchedOptionValue(setting.option(), null);
            if (value != null) {
                given.put(setting, value);
            }
        }
        return given;
    }

    /// The platform's folder for application data.
    private static Path usualData() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            var roaming = System.getenv("APPDATA");
            return roaming == null ? home.resolve("Calypte") : Path.of(roaming, "Calypte");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Calypte");
        }
        var xdg = System.getenv("XDG_DATA_HOME");
        return xdg == null || xdg.isBlank()
                ? home.resolve(".local/share/calypte")
                : Path.of(xdg, "calypte");
    }

    private static String usual(Setting setting) {
        return setting.usual().isEmpty() ? "" : " (default: " + setting.usual() + ")";
    }
}
