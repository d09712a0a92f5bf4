package calypte.console.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text colour reads on every ground it stands on: WCAG 2, AA.
final class TokensTest {

    private static final Pattern TOKEN = Pattern.compile("(-[\\w-]+): #([0-9A-F]{6});");

    private static final List<String> GROUNDS =
            List.of(
                    "-color-bg-default",
                    "-color-bg-subtle",
                    "-color-bg-inset",
                    "-color-bg-overlay");

    private static final List<String> TEXTS =
            List.of(
                    "-color-fg-default",
                    "-color-fg-muted",
                    "-color-fg-subtle",
                    "-color-accent-fg",
                    "-calypte-in-sync",
                    "-calypte-updating",
                    "-calypte-pending",
                    "-calypte-failed",
                    "-calypte-offline",
                    "-calypte-unknown");

    /// A ground, and what stands on it.
    private record Pair(String ground, String text) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("-calypte-cell-sync", "-color-fg-default"),
                    new Pair("-calypte-cell-drift", "-color-fg-default"),
                    new Pair("-calypte-cell-unknown", "-color-fg-default"),
                    new Pair("-calypte-cell", "-color-fg-muted"),
                    new Pair("-calypte-hover", "-color-fg-default"),
                    new Pair("-calypte-hover", "-color-fg-muted"),
                    new Pair("-color-accent-subtle", "-color-accent-fg"),
                    new Pair("-color-accent-subtle", "-color-fg-default"),
                    new Pair("-color-accent-subtle", "-color-fg-muted"),
                    new Pair("-color-accent-emphasis", "-color-fg-emphasis"),
                    new Pair("-color-warning-subtle", "-calypte-pending"),
                    new Pair("-color-warning-subtle", "-color-fg-default"),
                    new Pair("-color-danger-subtle", "-calypte-failed"));

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void textReadsOnItsGround(String sheet) throws IOException {
        var tokens = tokens(sheet);

        for (var ground : GROUNDS) {
            for (var text : TEXTS) {
                assertThat(contrast(tokens, text, ground))
                        .as(text + " on " + ground)
                        .isGreaterThan(4.5);
            }
            assertThat(contrast(tokens, "-color-border-default", ground)).isGreaterThan(3);
        }
        for (var pair : PAIRS) {
            assertThat(contrast(tokens, pair.text(), pair.ground()))
                    .as(pair.toString())
                    .isGreaterThan(4.5);
        }
    }

    private static Map<String, Integer> tokens(String sheet) throws IOException {
        try (var in = Objects.requireNonNull(TokensTest.class.getResourceAsStream(sheet))) {
            var tokens = new TreeMap<String, Integer>();
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            TOKEN.matcher(text)
                    .results()
                    .forEach(token ->
                            tokens.put(token.group(1), Integer.parseInt(token.group(2), 16)));
            return tokens;
        }
    }

    private static double contrast(Map<String, Integer> tokens, String text, String ground) {
        var one = luminance(Objects.requireNonNull(tokens.get(text), text));
        var other = luminance(Objects.requireNonNull(tokens.get(ground), ground));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        var value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
