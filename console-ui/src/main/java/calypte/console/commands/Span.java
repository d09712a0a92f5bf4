package calypte.console.commands;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads durations as settings have them: `500ms`, `10s`, `5m`, `2h`.
public final class Span implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /// For the parser of options, which makes it.
    public Span() {}

    @Override
    public Duration convert(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is no duration like 90s, 10m or 2h");
        }
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
