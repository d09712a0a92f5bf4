package calypte.console;

import calypte.console.fx.Texts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;

/// A language that nobody speaks, `en-XA`: English with accents, in brackets, and longer by 40 %,
/// as other languages are. What has no brackets on the screen was not in a bundle.
final class PseudoLocale {

    static final Locale XA = Locale.of("en", "XA");

    private static final String PLAIN = "aceinouyACEINOUY";
    private static final String ACCENTED = "åçéîñöüýÅÇÉÎÑÖÜÝ";

    private PseudoLocale() {}

    /// Writes the bundles of this language beside the tests' classes, where they are found.
    static void install() throws IOException, URISyntaxException {
        var classes = placeOf(Texts.class);
        var here = placeOf(PseudoLocale.class);
        try (var files = Files.walk(classes)) {
            for (var bundle : files.filter(file -> file.endsWith("texts.properties")).toList()) {
                var folder = here.resolve(classes.relativize(bundle)).resolveSibling("");
                translate(bundle, folder.resolve("texts_en_XA.properties"));
            }
        }
        ResourceBundle.clearCache();
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void translate(Path from, Path to) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(from)) {
            texts.load(in);
        }
        texts.replaceAll((_, text) -> longer(text.toString()));
        Files.createDirectories(to.getParent());
        try (var out = Files.newBufferedWriter(to)) {
            texts.store(out, null);
        }
    }

    /// What stands in braces is MessageFormat's, and stays.
    static String longer(String text) {
        var out = new StringBuilder("[");
        var depth = 0;
        var letters = 0;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            var place = depth == 0 ? PLAIN.indexOf(letter) : -1;
            out.append(place < 0 ? letter : ACCENTED.charAt(place));
            letters += depth == 0 && letter != '}' ? 1 : 0;
        }
        var more = " ~~~~".repeat((int) Math.ceil(letters * 0.4 / 5));
        return out.append(more).append("]").toString();
    }
}
