package calypte.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.LogManager;

/// How the program writes its log, unless whoever starts it says otherwise with the JDK's own
/// `java.util.logging.config.file`.
final class Logging {

    private static final String CHOSEN = "java.util.logging.config.file";

    private Logging() {}

    static void begin() {
        if (System.getProperty(CHOSEN) != null) {
            return;
        }
        try (var usual = Logging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(Objects.requireNonNull(usual));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
