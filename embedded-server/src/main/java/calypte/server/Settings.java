package calypte.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// What holds for one start of the server, and where each value came from: options override the
/// environment, which overrides `calypte.properties` in the data directory, which overrides
/// defaults.
public final class Settings {

    private static final String FILE = "calypte.properties";
    private static final String VARIABLES = "CALYPTE_";
    private static final Set<String> RESERVED =
            Set.of("CALYPTE_URL", "CALYPTE_TOKEN_FILE", "CALYPTE_JAVA_HOME");

    /// Looked for by many, for `--data` is not like the others: the file in that directory is read
    /// before any setting is known.
    private static final String DATA = "CALYPTE_DATA";

    private final Path data;
    private final Map<Setting, Value> values;
    private final List<String> warnings;

    private Settings(Path data, Map<Setting, Value> values, List<String> warnings) {
        this.data = data;
        this.values = values;
        this.warnings = warnings;
    }

    /// A value and where it came from.
    public record Value(String text, Origin origin) {}

    /// The places a value can come from, the strongest last.
    public enum Origin {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        OPTION
    }

    /// Reads what holds for the data directory `data`.
    ///
    /// @throws ConfigurationError if the file has an unknown key, or any value is malformed
    public static Settings load(
            Path data, Map<Setting, String> options, Map<String, String> environment)
            throws ConfigurationError {
        var values = new EnumMap<Setting, Value>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(setting, new Value(setting.usual(), Origin.DEFAULT));
        }
        file(data).forEach((setting, text) -> values.put(setting, new Value(text, Origin.FILE)));
        var warnings = new ArrayList<String>();
        environment(environment, warnings)
                .forEach((setting, text) ->
                        values.put(setting, new Value(text, Origin.ENVIRONMENT)));
        options.forEach((setting, text) -> values.put(setting, new Value(text, Origin.OPTION)));
        for (var entry : values.entrySet()) {
            check(entry.getKey(), entry.getValue());
        }
        return new Settings(data, values, List.copyOf(warnings));
    }

    public Path data() {
        return data;
    }

    /// What was odd, but no reason not to start.
    public List<String> warnings() {
        return warnings;
    }

    public Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    public String text(Setting setting) {
        return value(setting).text();
    }

    /// Empty if it is not set.
    public Optional<String> given(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    public long bytes(Setting setting) {
        return Kind.bytes(text(setting)).orElseThrow();
    }

    public Duration duration(Setting setting) {
        return Kind.duration(text(setting)).orElseThrow();
    }

    private static Map<Setting, String> file(Path data) throws ConfigurationError {
        var path = data.resolve(FILE);
        var found = new EnumMap<Setting, String>(Setting.class);
        if (!Files.exists(path)) {
            return found;
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationError(path + " cannot be read: " + e.getMessage(), e);
        }
        for (var key : properties.stringPropertyNames()) {
            var setting = Setting.of(key).orElse(null);
            if (setting == null) {
                throw new ConfigurationError(
                        path + ": there is no setting '" + key + "'" + didYouMean(key));
            }
            found.put(setting, properties.getProperty(key).strip());
        }
        return found;
    }

    private static String didYouMean(String key) {
        return Setting.nearest(key)
                .map(nearest -> "; did you mean '" + nearest.key() + "'?")
                .orElse("");
    }

    private static Map<Setting, String> environment(
            Map<String, String> environment, List<String> warnings) {
        var found = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            var text = environment.get(setting.variable());
            if (text != null) {
                found.put(setting, text.strip());
            }
        }
        var known = found.keySet().stream().map(Setting::variable).toList();
        environment.keySet().stream()
                .filter(name -> name.startsWith(VARIABLES))
                .filter(name -> !RESERVED.contains(name) && !known.contains(name))
                .sorted()
                .forEach(name -> warnings.add(strange(name)));
        return found;
    }

    private static String strange(String variable) {
        return "the variable "
                + variable
                + " means nothing to Calypte"
                + (variable.equals(DATA) ? "; the data directory is named by --data" : "");
    }

    private static void check(Setting setting, Value value) throws ConfigurationError {
        var expected = setting.kind().expected(value.text());
        if (expected.isPresent()) {
            throw new ConfigurationError(
                    "%s is '%s', but must be %s (it was set by %s)"
                            .formatted(
                                    setting.key(),
                                    value.text(),
                                    expected.get(),
                                    by(setting, value)));
        }
    }

    private static String by(Setting setting, Value value) {
        return switch (value.origin()) {
            case DEFAULT -> "default";
            case FILE -> FILE;
            case ENVIRONMENT -> setting.variable();
            case OPTION -> setting.option();
        };
    }
}
