package calypte.console;

import calypte.console.commands.DataFolder;
import calypte.server.ConfigurationError;
import calypte.server.Setting;
import calypte.server.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
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
                        .description("the data directory (default: " + DataFolder.usual() + ")")
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
        Path data = parsed.matchedOptionValue(DATA, DataFolder.usual());
        return Settings.load(data, given(parsed), System.getenv());
    }

    /// Whether any of them was given.
    static boolean areGiven(ParseResult parsed) {
        return parsed.hasMatchedOption(DATA) || !given(parsed).isEmpty();
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

    private static String usual(Setting setting) {
        return setting.usual().isEmpty() ? "" : " (default: " + setting.usual() + ")";
    }
}
